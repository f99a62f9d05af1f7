import { BankFileCheck } from '@cartwright/api/bank-file-shapes'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { achLines, patched, returnAddenda } from '#test/ach-file'
import { bai2Lines } from '#test/bai2-file'
import { lockboxLines } from '#test/lockbox-file'
import { runCommand } from '../../cli/run-command.ts'
import { bankCommands } from './commands.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cartwright-bank-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** One command line, as at a terminal. */
async function cartwright(...args: string[]) {
  const said = { out: '', err: '' }
  const code = await runCommand(args, bankCommands, {
    environment: {},
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
    input: Readable.from([]),
  })
  return { code, ...said }
}

async function file(name: string, lines: readonly string[]): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, lines.join('\n'), 'latin1')
  return path
}

const original = '231380100000077'
const returned = achLines([
  { entries: [{ tranCode: '26', addenda: [returnAddenda('R01', original, { trace: '231380100000001' })] }] },
])

describe('bank check', () => {
  it('tells what came back, what to do, and the totals side by side', async () => {
    const { code, out } = await cartwright(
      'bank',
      'check',
      await file('r.ach', returned),
      '--format',
      'nacha',
    )
    expect(code).toBe(0)
    expect(out).toContain(`return R01  $25.00  of ${original}: Not enough money. Reverse the payment; a fee`)
    expect(out).toMatch(/^Debits of the file +\$25\.00 +\$25\.00 +6$/m)
    expect(out).toMatch(/Good: 10 lines, nothing wrong\.\n$/)
  })

  it('names each fault with file, line and column, and ends with 1', async () => {
    const path = await file('wrong.ach', patched(returned, 5, 32, '9'))
    const { code, out } = await cartwright('bank', 'check', path, '--format', 'nacha')
    expect(code).toBe(1)
    expect(out).toContain(
      'wrong.ach:5:21: refused: Debits of batch 1: the record tells $25.09, and $25.00 was found. [NACHA_DEBITS]',
    )
    expect(out).toMatch(/^Debits of batch 1 .* differs$/m)
  })

  it.each([
    { format: 'nacha', lines: returned },
    {
      format: 'bai2',
      lines: bai2Lines([
        { summaries: 'USD,010,5,,', lines: ['16,115,7,0,,,BOX', '16,999,1,0,,,X'], total: 13 },
      ]),
    },
    { format: 'lockbox', lines: lockboxLines([[{}], []]) },
  ])('answers machines in one shape: $format', async ({ format, lines }) => {
    const { out } = await cartwright('bank', 'check', await file(format, lines), '--format', format, '--json')
    const checked = BankFileCheck.parse(JSON.parse(out))
    expect(checked).toMatchObject({
      file: format,
      mode: 'strict',
      verdict: 'good',
      lines: lines.length,
      faults: [],
      content: { format },
    })
  })

  it('takes with --lenient what banks are known to do', async () => {
    const path = await file('s.bai', bai2Lines([{ summaries: 'USD,010,5,,,,', total: 5 }]))
    expect(await cartwright('bank', 'check', path, '--format', 'bai2')).toMatchObject({ code: 1 })
    const lenient = await cartwright('bank', 'check', path, '--format', 'bai2', '--lenient')
    expect(lenient.code).toBe(0)
    expect(lenient.out).toContain('s.bai:3:21: warning: ')
    expect(lenient.out).toContain(
      'account 4711  2026-11-20  0 credits $0.00  0 debits $0.00\n  010  Opening ledger  $0.05',
    )
    expect(lenient.out).toMatch(/Usable: 6 lines, nothing that refuses it\. 1 warning\.\n$/)
  })

  it('reads a lockbox by the layout that is named, or by a file', async () => {
    const path = await file('l.txt', ['P0002500', 'P0000001'])
    const layout = await file('own.yaml', [
      'name: own',
      'title: One line for each payment',
      'source: the bank',
      'records:',
      '  check: { test: { is: P }, fields: [{ name: amount, from: 2, length: 7, is: money }] }',
    ])
    const own = await cartwright('bank', 'check', path, '--format', 'lockbox', '--layout', layout)
    expect(own).toMatchObject({ code: 0, err: '' })
    expect(own.out).toContain('2 checks  $25.01')
    expect(await cartwright('bank', 'check', path, '--format', 'lockbox')).toMatchObject({ code: 1 })
  })

  it('lets nothing of a file steer the terminal', async () => {
    const path = await file('esc.ach', patched(returned, 2, 5, '\x1b[2J'))
    const { out } = await cartwright('bank', 'check', path, '--format', 'nacha')
    expect(out).not.toContain('\x1b')
  })
})

it.each([
  [['--format', 'nacho'], 'Write nacha.'],
  [[], '--format is missing'],
  [['--format', 'bai2', '--layout', 'bai'], '--layout is of lockbox files'],
  [['--format', 'lockbox', '--layout', 'bia'], 'Write bai.'],
])('%j ends with 2 and says what to write instead', async (words, instead) => {
  const { code, err } = await cartwright('bank', 'check', await file('any', []), ...words)
  expect(code).toBe(2)
  expect(err).toContain(instead)
})

it('a layout that is not in form says where', async () => {
  const layout = await file('bad.yaml', ['name: x', 'title: x', 'source: x', 'records: {}'])
  const { code, err } = await cartwright('bank', 'check', layout, '--format', 'lockbox', '--layout', layout)
  expect(code).toBe(2)
  expect(err).toContain('records: a layout has a record check.')
})

it('a file that is not there ends with 2', async () => {
  const { code, err } = await cartwright('bank', 'check', join(folder, 'none'), '--format', 'nacha')
  expect(code).toBe(2)
  expect(err).toContain('cannot be read')
})

it('lists its reasons', async () => {
  const { out } = await cartwright('bank', 'reasons')
  expect(out).toMatch(/^BAI2_SPARE_COMMA  refuse, leniently warn  A comma too many/m)
})
