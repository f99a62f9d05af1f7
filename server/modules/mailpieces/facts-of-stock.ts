import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { stockItems } from '../stock/stock-items.ts'
import type { Body } from './mailpiece.ts'

const parts = ['envelope', 'sheet', 'replyEnvelope'] as const

const codesOf = (body: Body): string[] =>
  parts.flatMap((part) => {
    const code = body[part]?.itemCode
    return code ? [code] : []
  })

/**
 * A mailpiece with the weights and thicknesses that stock has today of its items: what is on the shelf is what is mailed. What stock does not keep,
 * or nobody has measured there, stays as it was typed; so do sizes, which stock does not say the way up of.
 */
export async function byStock(work: Work, body: Body): Promise<Body> {
  const codes = codesOf(body)
  if (codes.length === 0) return body
  const items = new Map((await stockItems(work, codes)).map((item) => [item.code, item]))
  const measured = <Part extends Body['envelope'] | null>(part: Part): Part => {
    const item = part?.itemCode ? items.get(part.itemCode) : undefined
    if (!part || !item) return part
    return {
      ...part,
      weightMills: item.weightMills ?? part.weightMills,
      thicknessMils: item.thicknessMils ?? part.thicknessMils,
    }
  }
  return {
    ...body,
    envelope: measured(body.envelope),
    sheet: measured(body.sheet),
    replyEnvelope: measured(body.replyEnvelope),
  }
}

/** Refuses a code that names no item of stock. */
export async function refuseUnknownItems(work: Work, body: Body): Promise<void> {
  const codes = codesOf(body)
  if (codes.length === 0) return
  const known = new Set((await stockItems(work, codes)).map(({ code }) => code))
  for (const part of parts) {
    const code = body[part]?.itemCode
    if (code && !known.has(code))
      refuseField(
        `body.${part}.itemCode`,
        `Stock has no item “${code}”. Leave it empty, or write the code of an item.`,
      )
  }
}
