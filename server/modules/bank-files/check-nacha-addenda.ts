import { entryClass } from './nacha-codes.ts'
import type { NachaEntry } from './nacha-file.ts'
import type { NachaRecord } from './nacha-record.ts'
import type { EntryRecords } from './read-nacha-entry.ts'
import { numberOf, quoted, type Reading } from './reading.ts'

/** Whether the addenda of an entry are those it announces, of the types and as many as its class has, and tied to it. */
export function checkAddenda(
  { header, record, addenda }: EntryRecords,
  entry: NachaEntry,
  reading: Reading,
): void {
  const announced = record.text('addendaIndicator')
  const expected = addenda.length > 0 ? '1' : '0'
  if (announced !== expected)
    reading.fault(
      record.place('addendaIndicator'),
      'NACHA_ADDENDA_INDICATOR',
      `The addenda indicator is ${quoted(announced)}, and ${addenda.length} addenda follow; ${expected} was expected.`,
    )
  const sec = header.text('sec')
  const kind = entryClass(sec)
  if (!kind?.whole) return
  if (sec === 'COR' && entry.change === null)
    reading.fault(
      record.place(),
      'NACHA_ADDENDA_TYPE',
      'A notification of change stands without its addenda; one of type 98 was expected.',
    )
  for (const one of addenda) checkKind(one, { sec, entry }, reading)
  const texts = addenda.filter((one) => one.kind === 'addenda')
  if (texts.length > kind.addenda)
    reading.fault(
      texts[kind.addenda]!.place(),
      'NACHA_ADDENDA_COUNT',
      `The entry has ${texts.length} addenda of type 05; class ${sec} has at most ${kind.addenda}.`,
    )
  texts.forEach((one, index) => checkTie(one, { index, trace: entry.trace }, reading))
}

function checkKind(
  addenda: NachaRecord,
  { sec, entry }: { readonly sec: string; readonly entry: NachaEntry },
  reading: Reading,
): void {
  const allowed = sec === 'COR' ? ['change-addenda'] : ['addenda', 'return-addenda']
  if (!allowed.includes(addenda.kind))
    reading.fault(
      addenda.place('type'),
      'NACHA_ADDENDA_TYPE',
      `The addenda is of type ${quoted(addenda.text('type'))}; ${sec === 'COR' ? '98' : '05, or 99 of a return,'} was expected in class ${sec}.`,
    )
  const ofReturn = addenda.kind === 'return-addenda' || addenda.kind === 'change-addenda'
  if (ofReturn && addenda.trimmed('trace') !== entry.trace)
    reading.fault(
      addenda.place('trace'),
      'NACHA_RETURN_TRACE',
      `The trace is ${quoted(addenda.trimmed('trace'))}; ${entry.trace} of its entry was expected.`,
    )
}

function checkTie(
  addenda: NachaRecord,
  { index, trace }: { readonly index: number; readonly trace: string },
  reading: Reading,
): void {
  if (numberOf(addenda.text('sequence')) !== index + 1)
    reading.fault(
      addenda.place('sequence'),
      'NACHA_ADDENDA_SEQUENCE',
      `The addenda is number ${quoted(addenda.text('sequence'))}; ${index + 1} was expected.`,
    )
  if (addenda.text('entrySequence') !== trace.slice(-7))
    reading.fault(
      addenda.place('entrySequence'),
      'NACHA_ADDENDA_TIE',
      `The addenda names the entry ${quoted(addenda.text('entrySequence'))}; ${trace.slice(-7)}, the end of its trace, was expected.`,
    )
}
