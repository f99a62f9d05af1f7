import { expect, it } from 'vitest'
import { cityRates } from '#test/city-folders'

it('an event by a row for any size still tells the size of its container', async () => {
  const quote = await cityRates('marlow')
  const { bills } = quote({
    class: 'roll-off',
    services: ['refuse:compactor:30yd:on-call'],
    events: ['load@2026-11-12:refuse:compactor:30yd'],
    from: '2026-11-01',
    to: '2026-11-30',
  })
  const load = bills[0]!.charges.find(({ code }) => code === 'load')
  expect(load?.derivation).toMatchObject({ kind: 'event', container: 'compactor', size: '30 yd' })
})
