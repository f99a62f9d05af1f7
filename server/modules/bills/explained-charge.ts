import type { ExplainedCharge } from '@cartwright/api/bill-explanation-shapes'
import type { BillLine } from '../billing/register-types.ts'
import type { CityTexts } from '../city/city-texts.ts'
import { lineTitle } from '../rates/line-title.ts'
import { tellCharge } from '../rates/tell-charge.ts'
import type { RowsBehind } from './find-rows.ts'

/** The words of bill lines in both languages. */
export type LineTexts = { readonly en: CityTexts['lines']; readonly es: CityTexts['lines'] }

/** Explains one line of a bill whole. Pure. */
export function explainedCharge(line: BillLine, texts: LineTexts, rows: RowsBehind): ExplainedCharge {
  const { lineNo, kind, derivation, amountCents, periodFrom, periodUntil, glCode, rateId } = line
  const title = {
    en: lineTitle(line.textKey, derivation, texts.en, 'en'),
    es: lineTitle(line.textKey, derivation, texts.es, 'es'),
  }
  const { sentences, steps, isExplained } = tellCharge({ derivation, amountCents, title }, rows.findRow)
  return {
    lineNo,
    kind,
    ...title,
    periodFrom,
    periodUntil,
    amountCents,
    glCode,
    rateId,
    versionId: rows.versionOf(rateId),
    sentences: [...sentences],
    steps: steps.map(({ terms, ...step }) => ({ ...step, terms: [...terms] })),
    isExplained,
  }
}
