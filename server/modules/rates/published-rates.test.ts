import { describe, expect, it } from 'vitest'
import { amounts, cityRates } from '#test/city-folders'

const folsom = await cityRates('folsom')
const fresnoCounty = await cityRates('fresno-county')
const november = { from: '2026-11-01', to: '2026-11-30' }

// City of Folsom CA, published rates from 2024-07-01. The SB 1383 charge of $8.50 is on every residential account.
describe('the rates of Folsom', () => {
  it.each([
    ['residential', 'all:cart-set:65gal', 4950],
    ['residential', 'all:cart-set:96gal', 5625],
    ['residential-low-income', 'all:cart-set:65gal', 3750],
    ['residential-low-income', 'all:cart-set:96gal', 4425],
    ['mobile-home', 'all:cart-set:65gal', 4500],
    ['mobile-home', 'all:cart-set:96gal', 5175],
    ['residential', 'refuse:extra-cart:65gal', 4025],
    ['residential', 'refuse:extra-cart:96gal', 4675],
    ['residential', 'organics:extra-cart:96gal', 1150],
    ['residential', 'recycling:extra-cart:65gal', 750],
  ])('%s %s', (rateClass, spec, rate) => {
    expect(amounts(folsom({ class: rateClass, services: [spec], ...november }))).toEqual([rate, 850])
  })

  it('charges the account once, whatever it has', () => {
    const services = ['all:cart-set:96gal', 'refuse:extra-cart:96gal:x2']
    expect(amounts(folsom({ class: 'residential', services, ...november }))).toEqual([5625, 9350, 850])
  })

  it.each([
    ['extra-pickup', 5300],
    ['cart-cleaning', 4100],
    ['cart-replacement', 11_700],
    ['service-change', 2100],
  ])('%s', (code, rate) => {
    expect(amounts(folsom({ class: 'residential', events: [`${code}@2026-11-12`], ...november }))).toEqual([
      rate,
    ])
  })
})

// County of Fresno CA, adopted maximum rates: 2023-09-01, with the SIMS (2023-10-01) and SER (2018-02-28) overlays.
describe('the rates of Fresno County', () => {
  it.each([
    ['1', '30', [3592, 539, 20]],
    ['1', '60', [4218, 633, 36]],
    ['1', '90', [5215, 783, 54]],
    ['2A-existing', '60', [5331, 800, 36]],
    ['2A-existing', '90', [6073, 911, 54]],
    ['2A-new', '60', [7587, 1138, 36]],
    ['2A-new', '90', [8674, 1301, 54]],
    ['2B', '60', [3978, 597, 36]],
    ['2B', '90', [4751, 713, 54]],
    ['3A-new', '60', [8981, 1796, 36]],
    ['3A-new', '90', [9889, 1977, 54]],
    ['3B', '60', [5270, 1055, 36]],
    ['3B', '90', [5980, 1196, 54]],
  ])('a home in zone %s with a %s gal cart', (zone, size, rates) => {
    const services = [`all:cart:${size}gal`]
    expect(amounts(fresnoCounty({ class: 'residential', zone, services, ...november }))).toEqual(rates)
  })

  it.each([
    ['organics:cart:60gal', [1967, 3837, 5715, 12_892, 16_090, 19_289]],
    ['organics:cart:90gal', [2174, 4251, 6756, 16_418, 20_499, 24_579]],
    ['organics:bin:1yd', [9573, 18_467, 29_591, 39_155, 48_722, 58_285]],
    ['organics:bin:1.5yd', [12_831, 24_882, 38_973, 51_617, 64_261]],
  ])('a business with %s by pickups a week', (spec, rates) => {
    const found = rates.map((_, index) =>
      amounts(
        fresnoCounty({ class: 'commercial', zone: '1', services: [`${spec}:${index + 1}/wk`], ...november }),
      ),
    )
    expect(found).toEqual(rates.map((rate) => [rate]))
  })

  it.each([
    [
      'refuse:bin:1yd',
      [7948, 14_727, 21_498, 28_272, 35_050, 41_823],
      [1192, 2209, 3225, 4241, 5258, 6273],
      [114, 228, 341, 455, 569, 683],
    ],
    [
      'refuse:bin:1.5yd',
      [9284, 17_219, 25_158, 33_089, 41_022],
      [1392, 2583, 3774, 4963, 6153],
      [171, 341, 512, 683, 853],
    ],
  ])('a business with %s, its surcharges beside it', (spec, rates, sims, ser) => {
    const found = rates.map((_, index) =>
      amounts(
        fresnoCounty({ class: 'commercial', zone: '1', services: [`${spec}:${index + 1}/wk`], ...november }),
      ),
    )
    expect(found).toEqual(rates.map((rate, index) => [rate, sims[index], ser[index]]))
  })

  it('lays a surcharge over the rate only from the day it is in force', () => {
    const quoted = fresnoCounty({
      class: 'residential',
      zone: '1',
      services: ['all:cart:30gal'],
      from: '2023-09-01',
      to: '2023-09-30',
    })
    expect(amounts(quoted)).toEqual([3592, 20])
  })

  it('has no rate for a size that was not published, and says so', () => {
    const quoted = fresnoCounty({ class: 'commercial', zone: '1', services: ['refuse:bin:6yd'], ...november })
    expect(quoted.bills[0]!.gaps).toMatchObject([
      { serviceId: 1, what: '1 × refuse bin 6 yd, 1 a week, curb' },
    ])
    expect(quoted.total).toBe(0)
  })
})
