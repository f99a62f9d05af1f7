import type { InTransaction, Work } from '#kernel/work'
import { compileDocument } from '#ports/documents/compile-document'
import { addressCurtain } from '../accounts/hidden-addresses.ts'
import { isOverCap, comparedRows } from '../proposals/compare-tables.ts'
import { adoptedRules } from '../proposals/open-proposal.ts'
import { findVersion } from '../proposals/stored-proposals.ts'
import { rateTitle } from '../rates/line-title.ts'
import { bothTexts } from '../rates/rate-table-queries.ts'
import { percentText, streamWords } from './impact-columns.ts'
import { impactHead } from './impact-head.ts'
import { histogramsOf } from './impact-histograms.ts'
import { impactWorkbook } from './impact-workbook.ts'

type Asked = { readonly whatIfId: number; readonly format: 'pdf' | 'xlsx' }
type ImpactFile = { readonly bytes: Uint8Array; readonly name: string; readonly mediaType: string }

/** The impact as a document for a council, readable by a screen reader, or as a workbook with every account. */
export async function impactFile(inTransaction: InTransaction, asked: Asked): Promise<ImpactFile> {
  const name = `impact-${asked.whatIfId}`
  if (asked.format === 'xlsx')
    return {
      bytes: await inTransaction((work) => impactWorkbook(work, asked.whatIfId)),
      name: `${name}.xlsx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    }
  const data = await inTransaction(async (work) =>
    (await addressCurtain(work)).value(await documentData(work, asked.whatIfId)),
  )
  return {
    bytes: await compileDocument({ template: 'impact.typ', data }),
    name: `${name}.pdf`,
    mediaType: 'application/pdf',
  }
}

async function documentData(work: Work, whatIfId: number): Promise<object> {
  const { whatIf, impact, city, department, why, said } = await impactHead(work, whatIfId)
  return {
    city,
    department,
    why,
    said: said.filter(({ what }) => what !== 'City'),
    whatIf,
    impact: {
      ...impact,
      percent: percentText(impact.beforeCents, impact.afterCents),
      classes: withPercent(impact.classes),
      typical: withPercent(impact.typical),
      ledger: withPercent(impact.ledger),
      funds: withPercent(impact.funds),
      streams: withPercent(impact.streams).map((row) => ({ ...row, stream: streamWords(row.stream) })),
      kinds: withPercent(impact.kinds),
    },
    histograms: histogramsOf(impact),
    rates: await changedRates(work, whatIf.proposalId, whatIf.number),
    printedOn: work.today.toString(),
  }
}

const withPercent = <Row extends { beforeCents: number; afterCents: number }>(rows: readonly Row[]) =>
  rows.map((row) => ({ ...row, percent: percentText(row.beforeCents, row.afterCents) }))

/** Every rate that would change, beside what it is: the notice of a hearing tells the amount of each. */
async function changedRates(work: Work, proposalId: number, number: number): Promise<object[]> {
  const found = await findVersion(work, proposalId, number)
  const { versions } = await adoptedRules(work)
  const texts = await bothTexts(work)
  return comparedRows(versions, found.versions)
    .filter(({ isChanged }) => isChanged)
    .map((one) => {
      const { row, before } = one
      return {
        class: row.class,
        text: rateTitle(row, texts(row.textKey).en, 'en'),
        key: row.key,
        per: row.per,
        beforeCents: before?.amountCents ?? null,
        afterCents: row.amountCents,
        beforePercent: thousandths(before?.percentThousandths ?? null),
        afterPercent: thousandths(row.percentThousandths),
        overCap: isOverCap(one),
      }
    })
}

const thousandths = (value: number | null): string | null => (value === null ? null : `${value / 1000} %`)
