import { expect, it } from 'vitest'
import type { FolderFault } from './city-folder.ts'
import { faultsIn } from './folder-faults.ts'
import { readLedgerAccounts } from './read-ledger-accounts.ts'

const chart = `code,name,kind,fund,gl_string
1210,Receivable,receivable,520,520-1210
1010,Cash,cash,520,520-1010
4410,Homes,revenue,520,520-4410
`
const warnings = (text: string): string[] => {
  const list: FolderFault[] = []
  readLedgerAccounts(text, faultsIn(list, 'gl.csv'))
  return list.map(({ severity, message }) => `${severity}: ${message}`)
}

it('a chart of one fund needs no account between funds', () => {
  expect(warnings(chart)).toEqual([])
})

it('a fund that pays for another needs an account for what it owes, and so does the other', () => {
  const discount = `${chart}6710,Senior discount,expense,100,100-6710\n`
  expect(warnings(discount)).toEqual([
    'warning: Fund 520 has no account for what it owes other funds, so journals cannot balance in it.',
    'warning: Fund 100 has no account for what it owes other funds, so journals cannot balance in it.',
  ])
  const between = '1310,Between funds,interfund,520,520-1310\n1311,Between funds,interfund,100,100-1311\n'
  expect(warnings(discount + between)).toEqual([])
})
