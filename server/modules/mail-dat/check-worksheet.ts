import { levelCodes } from './job-parts.ts'
import type { MailDatFault, Records } from './read-records.ts'
import type { StatementWorksheet } from './statement-worksheet.ts'

const wrong = (field: string | null, sentence: string): MailDatFault => ({
  file: 'postage worksheet',
  line: null,
  field,
  sentence,
})

/** The postage worksheet of a job has its pieces at each price, their postage, and its trays. */
export function checkWorksheet({ csm, cqt }: Records, worksheet: StatementWorksheet): MailDatFault[] {
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
  const sum = worksheet.lines.reduce((all, { amountMills }) => all + amountMills, 0)
  const { subtotalMills, discount, netCents, trays } = worksheet
  return [
    ...lines,
    ...(sum === subtotalMills ? [] : [wrong(null, 'The subtotal is not the sum of the lines.')]),
    ...(Math.floor((subtotalMills - (discount?.amountMills ?? 0) + 5) / 10) === netCents
      ? []
      : [wrong(null, 'The net postage is not the subtotal less the discount.')]),
    ...(trays.oneFoot + trays.twoFoot + trays.emm === csm.length
      ? []
      : [wrong('CSM-1005', `It counts other trays than the job has, which are ${csm.length}.`)]),
  ]
}
