import { expect, it } from 'vitest'
import { outsideFile } from '#test/outside-data'
import { type Asked, checkBankFile } from './check-bank-file.ts'
import { lockboxLayouts } from './lockbox-layouts.ts'

const lockbox = (name: string): Asked => ({
  format: 'lockbox',
  layout: lockboxLayouts.find((layout) => layout.name === name)!,
})

/** Files that other people’s software wrote, with the verdict they get and what there is to warn of. */
it.each<{ file: string; asked: Asked; verdict: string; warns: string[]; records: Record<string, number> }>([
  {
    file: 'ach/achkit-reference.ach',
    asked: { format: 'nacha' },
    verdict: 'good',
    warns: [],
    records: { entry: 2, padding: 4 },
  },
  {
    file: 'ach/ppd-debit.ach',
    asked: { format: 'nacha' },
    verdict: 'good',
    warns: [],
    records: { entry: 1 },
  },
  {
    file: 'ach/web-credit.ach',
    asked: { format: 'nacha' },
    verdict: 'good',
    warns: [],
    records: { entry: 1, addenda: 1 },
  },
  {
    file: 'ach/cor-read.ach',
    asked: { format: 'nacha' },
    verdict: 'usable',
    warns: ['NACHA_RETURN_TRACE'],
    records: { 'change-addenda': 1 },
  },
  {
    file: 'ach/return_noc.txt',
    asked: { format: 'nacha' },
    verdict: 'usable',
    warns: ['NACHA_HEADER_ROUTING'],
    records: { 'return-addenda': 2, 'change-addenda': 1, padding: 6 },
  },
  {
    file: 'bai2/sample1.txt',
    asked: { format: 'bai2' },
    verdict: 'usable',
    warns: ['BAI2_CURRENCY', 'BAI2_CURRENCY', 'BAI2_CURRENCY'],
    records: { '16': 17, '49': 2 },
  },
  {
    file: 'lockbox/test_lockbox.bai',
    asked: lockbox('bai'),
    verdict: 'good',
    warns: [],
    records: { check: 1 },
  },
  {
    file: 'lockbox/test_lockbox.bai',
    asked: lockbox('bai-remitter'),
    verdict: 'good',
    warns: [],
    records: { overflow: 1 },
  },
  {
    file: 'lockbox/test_empty_lockbox.bai',
    asked: lockbox('bai'),
    verdict: 'good',
    warns: [],
    records: { 'batch-control': 1 },
  },
])('$file', async ({ file, asked, verdict, warns, records }) => {
  const bytes = await outsideFile(`payments/${file}`)
  const strict = checkBankFile(file, bytes, 'strict', asked)
  expect(strict.verdict).toBe(verdict)
  expect(strict.faults.map(({ code }) => code)).toEqual(warns)
  expect(strict.totals.filter(({ told, found }) => told !== found)).toEqual([])
  expect(strict.records).toMatchObject(records)
  expect(checkBankFile(file, bytes, 'lenient', asked)).toEqual({ ...strict, mode: 'lenient' })
})

it('what came back and what is to change is read from a file of returns', async () => {
  const bytes = await outsideFile('payments/ach/return_noc.txt')
  const { content } = checkBankFile('return_noc.txt', bytes, 'strict', { format: 'nacha' })
  expect(content).toMatchObject({
    returns: [
      { code: 'R07', amountCents: 2536, originalTrace: '992222220280393' },
      { code: 'R03', amountCents: 2417, originalTrace: '992222220280389' },
    ],
    changes: [{ code: 'C05', correction: { tranCode: '32' } }],
  })
})

it('a single wrong digit in any number of a control is found', async () => {
  const text = (await outsideFile('payments/ach/achkit-reference.ach')).toString('latin1')
  const lines = text.split('\n')
  for (const [line, from, until] of [
    [4, 1, 44],
    [5, 1, 55],
  ] as const)
    for (let at = from; at < until; at++) {
      const digit = (Number(lines[line]![at]) + 1) % 10
      const wrong = lines
        .with(line, lines[line]!.slice(0, at) + digit + lines[line]!.slice(at + 1))
        .join('\n')
      const { verdict } = checkBankFile('wrong', Buffer.from(wrong), 'lenient', { format: 'nacha' })
      expect([line, at, verdict]).toEqual([line, at, 'refused'])
    }
})
