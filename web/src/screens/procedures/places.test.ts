import { expect, it } from 'vitest'
import { appliesAt, placeWords } from './places.ts'

const at = (key: string) => [{ kind: 'screen' as const, key }]

it.each([
  { key: '/accounts', path: '/accounts', applies: true },
  { key: '/accounts', path: '/accounts/100-00130-4/compare', applies: true },
  { key: '/accounts', path: '/accountsettings', applies: false },
  { key: '/', path: '/', applies: true },
  { key: '/', path: '/runs', applies: false },
])('a procedure of $key applies at $path: $applies', ({ key, path, applies }) => {
  expect(appliesAt(at(key), path)).toBe(applies)
})

it('is found from where it applies by the screen alone', () => {
  expect(appliesAt([{ kind: 'reason', key: '/accounts' }], '/accounts')).toBe(false)
  expect(placeWords({ kind: 'reason', key: 'missed-pickup' })).toBe('Reason: Missed pickup')
})
