import { levelCodes } from './job-parts.ts'
import type { MailDatFault, Records } from './read-records.ts'
import type { StatementWorksheet } from './statement-worksheet.ts'

const wrong = (field: string | null, sentence: string): MailDatFault => ({
  file: 'postage worksheet',
  line: null,
  field,
  sentence,
})

/** The postage worksheet of a job has its pieces at each price, their postage, their weight, and its trays. */
export function checkWorksheet({ csm, cqt, pdr }: Records, worksheet: StatementWorksheet): MailDatFault[] {
  const counted = Map.groupBy(cqt, (record) => record.get('1008'))
  const lines = worksheet.lines.flatMap(({ level, line, pieces, priceMills, amountMills }) => {
    const records = counted.get(levelCodes[level].rate) ?? []
    const there = records.reduce((all, record) => all + Number(record.get('1103')), 0)
    return [
      ...(pieces === there
        ? []
        : [wrong('CQT-1008', `Line ${line} has ${pieces} pieces, and the job has ${there}.`)]),
      ...(amountMills === pieces * priceMills
        ? []
        : [wrong(null, `Line ${line} is not its pieces at its price.`)]),
    ]
  })
  const pounds = csm.reduce((all, record) => all + Number(record.get('1122')), 0)
  const sum = worksheet.lines.reduce((all, { amountMills }) => all + amountMills, 0)
  const { subtotalMills, discount, netCents, trays } = worksheet
  return [
    ...lines,
    ...(sum === subtotalMills ? [] : [wrong(null, 'The subtotal is not the sum of the lines.')]),
    ...(Math.floor((subtotalMills - (discount?.amountMills ?? 0) + 5) / 10) === netCents
      ? []
      : [wrong(null, 'The net postage is not the subtotal less the discount.')]),
    ...(worksheet.pieces === pdr.length
      ? []
      : [wrong('PDR-1018', `It has ${worksheet.pieces} pieces, and the job has ${pdr.length}.`)]),
    ...(worksheet.pounds === pounds
      ? []
      : [wrong('CSM-1122', 'Its weight is not that of the letters in the trays.')]),
    ...inAllFaults(worksheet),
    ...(trays.oneFoot + trays.twoFoot + trays.emm === csm.length
      ? []
      : [wrong('CSM-1005', `It counts other trays than the job has, which are ${csm.length}.`)]),
  ]
}

/** What goes single piece, each step at its own price, and the postage of all of it. */
function inAllFaults({ subtotalMills, discount, single, inAllCents }: StatementWorksheet): MailDatFault[] {
  const wrongLines = single.filter(
    ({ pieces, priceMills, amountMills }) =>
      amountMills !== (priceMills === null ? null : pieces * priceMills),
  )
  const isKnown = single.every(({ amountMills }) => amountMills !== null)
  const mills = single.reduce((all, one) => all + (one.amountMills ?? 0), subtotalMills)
  const should = isKnown ? Math.floor((mills - (discount?.amountMills ?? 0) + 5) / 10) : null
  return [
    ...wrongLines.map(({ line }) => wrong(null, `Line ${line} is not its pieces at its price.`)),
    ...(should === inAllCents ? [] : [wrong(null, 'The postage in all is not that of its lines.')]),
  ]
}
