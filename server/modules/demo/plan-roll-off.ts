import { isBefore } from '#kernel/dates'
import { addBusiness, addressElsewhere } from './invent-people.ts'
import { addPremise } from './invent-premises.ts'
import { addContainers, openFor } from './plan-businesses.ts'
import { dayInside, type Draft, put } from './town.ts'

const cycle = '4'

/** Adds a builder or a plant with a roll-off box on call: loads with their tons and days, a trip in vain now and then. */
export function addRollOff(draft: Draft): void {
  const { chance, today, town } = draft
  const premise = addPremise(draft, { kind: 'busy' })
  const since = today.subtract({ days: chance.between(430, 2000) })
  const party = addBusiness(draft, chance.inHundred(50) ? addressElsewhere(chance) : null)
  const account = openFor(draft, { premise, class: 'roll-off', cycle, since, party })
  const compactor = chance.inHundred(25)
  const service = addContainers(draft, {
    account,
    stream: 'refuse',
    container: compactor ? 'compactor' : 'roll-off',
    size: compactor ? '30 yd' : chance.oneOf(['10 yd', '20 yd', '30 yd', '40 yd']),
    pickups: null,
    from: since,
  })
  const { billed, next } = draft.periods[cycle]!
  for (const period of [...billed, next])
    for (let load = chance.between(0, 4); load > 0; load--) {
      const happenedOn = dayInside(chance, period)
      if (!isBefore(happenedOn, today)) continue
      const vain = chance.inHundred(6)
      put(town.events, {
        account,
        service,
        code: vain ? 'dry-run' : 'load',
        happenedOn,
        tonsHundredths: vain ? null : chance.between(80, 960),
        containerDays: vain || compactor ? null : chance.between(2, 16),
      })
    }
}
