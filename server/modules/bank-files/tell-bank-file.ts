import type { BankFileCheck } from '@cartwright/api/bank-file-shapes'
import { dollars } from '#kernel/money'

/** A checked file as a person reads it: each fault on a line, then what is in the file, the totals as a table, the verdict. */
export function tellBankFile(checked: BankFileCheck): string {
  const { file, faults, totals } = checked
  const blocks = [
    faults.map(
      ({ line, column, severity, code, sentence }) =>
        `${file}:${line}:${column}: ${severity === 'refuse' ? 'refused' : 'warning'}: ${sentence} [${code}]`,
    ),
    contentLines(checked.content),
    totals.length > 0 ? totalLines(totals) : [],
    [verdictLine(checked)],
  ]
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.map((line) => line.replaceAll(/\p{Cc}/gu, '·')).join('\n'))
    .join('\n\n')
}

function contentLines(content: BankFileCheck['content']): string[] {
  switch (content.format) {
    case 'nacha':
      return [
        ...content.batches.map(
          ({ number, entryClass, company, description, effectiveOn, entries, debitCents, creditCents }) =>
            `batch ${number}  ${entryClass}  ${company}  ${description}  ${effectiveOn ?? 'no day'}  ${counted(entries, 'entry', 'entries')}  debits ${dollars(debitCents)}  credits ${dollars(creditCents)}`,
        ),
        ...content.returns.map(
          ({ line, code, meaning, todo, amountCents, originalTrace }) =>
            `line ${line}  return ${code}  ${dollars(amountCents)}  of ${originalTrace}: ${meaning ?? 'no such code'}. ${todo ?? ''}`,
        ),
        ...content.changes.map(
          ({ line, code, meaning, originalTrace, correction }) =>
            `line ${line}  change ${code}  of ${originalTrace}: ${meaning ?? 'no such code'}. ${correctionText(correction)}`,
        ),
      ].map((line) => line.trimEnd())
    case 'bai2':
      return content.accounts.flatMap(({ account, asOf, balances, credits, debits }) => [
        `account ${account}  ${asOf ?? 'no day'}  ${counted(credits.count, 'credit')} ${dollars(credits.amountCents)}  ${counted(debits.count, 'debit')} ${dollars(debits.amountCents)}`,
        ...balances.map(
          ({ typeCode, name, amountCents }) =>
            `  ${typeCode}  ${name ?? 'not in the table'}  ${dollars(amountCents)}`,
        ),
      ])
    case 'lockbox':
      return content.batches.map(
        ({ lockbox, number, depositOn, checks, amountCents }) =>
          `lockbox ${lockbox}  batch ${number || 'without checks'}  ${depositOn ?? 'no day'}  ${counted(checks, 'check')}  ${dollars(amountCents)}`,
      )
    default:
      return content satisfies never
  }
}

function correctionText(correction: Record<string, string> | null): string {
  if (!correction) return 'What is right cannot be read.'
  return Object.entries(correction)
    .map(([name, value]) => `${name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}: ${value}`)
    .join(', ')
}

function totalLines(totals: BankFileCheck['totals']): string[] {
  const rows = totals.map(({ what, line, unit, found, told }) => {
    const shown = (amount: number): string => (unit === 'cents' ? dollars(amount) : String(amount))
    return [
      what,
      told === null ? 'not told' : shown(told),
      shown(found),
      line === null ? '' : String(line),
      told === found ? '' : 'differs',
    ]
  })
  const table = [['control', 'told', 'found', 'line', ''], ...rows]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]!.length)))
  return table.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}

function verdictLine({ verdict, faults, lines, mode }: BankFileCheck): string {
  const refused = faults.filter(({ severity }) => severity === 'refuse').length
  const warned = faults.length - refused
  const size = counted(lines, 'line')
  const told = warned > 0 ? ` ${counted(warned, 'warning')}.` : ''
  if (verdict === 'refused')
    return `Refused: ${counted(refused, 'fault')} in ${size}, read ${mode === 'strict' ? 'strictly' : 'leniently'}.${told}`
  return verdict === 'good'
    ? `Good: ${size}, nothing wrong.`
    : `Usable: ${size}, nothing that refuses it.${told}`
}

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`
