import { describe, expect, it } from 'vitest'
import { noService, serviceBody, serviceChoices, settled } from './service-choices.ts'

const row = (text: string) => {
  const [of = '', stream = '', container = '', size = '', pickups = '', location = ''] = text.split(' ')
  return { class: of, stream, container, size, pickups, location }
}
const choices = [
  row('residential all cart-set 96gal 1 *'),
  row('residential all cart-set 64gal 1 *'),
  row('residential refuse extra-cart 96gal 1 side-yard'),
  row('commercial refuse bin 3yd 1 *'),
  row('commercial refuse bin 3yd +1 *'),
  row('* organics cart 64gal * *'),
]
const chosen = { class: 'residential', stream: '', container: '', size: '' }

describe('serviceChoices', () => {
  it('offers only what the class has rates for', () => {
    expect(serviceChoices(choices, chosen).streams).toEqual(['all', 'organics', 'refuse'])
  })

  it('narrows from the left', () => {
    const set = serviceChoices(choices, { ...chosen, stream: 'all', container: 'cart-set' })
    expect(set.sizes).toEqual(['64gal', '96gal'])
    expect(serviceChoices(choices, { ...chosen, stream: 'refuse' }).containers).toEqual(['extra-cart'])
  })

  it('offers up to seven pickups where each one above the first has a rate', () => {
    const bin = { class: 'commercial', stream: 'refuse', container: 'bin', size: '3yd' }
    expect(serviceChoices(choices, bin).pickups).toEqual(['1', '2', '3', '4', '5', '6', '7'])
  })

  it('always offers the curb first', () => {
    const extra = { class: 'residential', stream: 'refuse', container: 'extra-cart', size: '96gal' }
    expect(serviceChoices(choices, extra).locations).toEqual(['curb', 'side-yard'])
  })
})

describe('settled', () => {
  it('chooses where there is only one choice', () => {
    const values = settled(choices, 'residential', { ...noService, stream: 'refuse' })
    expect(values).toMatchObject({ container: 'extra-cart', size: '96gal' })
  })

  it('takes back what no longer fits', () => {
    const values = { ...noService, stream: 'refuse', container: 'bin', size: '3yd', location: 'side-yard' }
    expect(settled(choices, 'residential', { ...values, stream: 'all' })).toMatchObject({
      container: 'cart-set',
      size: '',
      location: 'curb',
    })
  })
})

describe('serviceBody', () => {
  it('tells on call apart from weekly', () => {
    expect(serviceBody(noService).pickupsPerWeek).toBe(1)
    expect(serviceBody({ ...noService, pickupsPerWeek: '' }).pickupsPerWeek).toBeNull()
  })
})
