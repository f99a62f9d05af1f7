import { fieldFault } from './check-field.ts'
import { checkReferences } from './check-references.ts'
import { checkTotals } from './check-totals.ts'
import { layouts } from './layouts.ts'
import { type MailDatFault, readRecords, type Records } from './read-records.ts'
import type { StatementWorksheet } from './statement-worksheet.ts'
import { checkWorksheet } from './check-worksheet.ts'

/**
 * Holds the files of a Mail.dat job against the field table and against each other: every field, every name that one file uses of another, every
 * total; and, where its postage worksheet is given, against that. Empty when all is right.
 */
export function checkMailDat(
  files: ReadonlyMap<string, string>,
  worksheet?: StatementWorksheet,
): MailDatFault[] {
  const { records, faults } = readRecords(files)
  return [
    ...faults,
    ...checkFields(records),
    ...checkReferences(records),
    ...checkTotals(records),
    ...(worksheet ? checkWorksheet(records, worksheet) : []),
  ]
}

const checkFields = (records: Records): MailDatFault[] =>
  layouts.flatMap(({ record, fields }) =>
    records[record].flatMap(({ file, line, raw }) =>
      fields.flatMap((field) => {
        const sentence = fieldFault(field, raw.get(field.code)!)
        return sentence === null
          ? []
          : [{ file, line, field: field.code, sentence: `${field.name}: ${sentence}` }]
      }),
    ),
  )
