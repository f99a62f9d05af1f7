import type { Work } from '#kernel/work'
import { refuse } from '#kernel/refusal'
import { contactReasonsRule } from '../policies/desk-rules.ts'
import { policiesFor } from '../policies/policies-queries.ts'

/** What conversations are about: a code that is stored, its name on the screen, and in Spanish letters. */
type Reasons = {
  readonly rows: { readonly code: string; readonly name: string; readonly nameEs: string | null }[]
  readonly citation: string | null
}

/** What people call about anywhere, for a city that keeps no list of its own. */
const usual: Reasons['rows'] = [
  { code: 'bill-question', name: 'Question about a bill', nameEs: 'Pregunta sobre una factura' },
  { code: 'payment', name: 'Payment', nameEs: 'Pago' },
  { code: 'missed-pickup', name: 'Missed pickup', nameEs: 'Recolección no realizada' },
  {
    code: 'container',
    name: 'Container: size, damage, exchange',
    nameEs: 'Contenedor: tamaño, daño, cambio',
  },
  { code: 'start-stop', name: 'Start, stop or move', nameEs: 'Inicio, fin o mudanza' },
  { code: 'address', name: 'Name, address or contact', nameEs: 'Nombre, dirección o contacto' },
  { code: 'complaint', name: 'Complaint', nameEs: 'Queja' },
  { code: 'other', name: 'Other', nameEs: 'Otro' },
]

/** The reasons of the city’s list in force today, with the rule that names them; without one, the usual ones and no citation. */
export async function contactReasons(work: Work): Promise<Reasons> {
  const rule = contactReasonsRule(await policiesFor(work), work.today)
  if (!rule) return { rows: usual, citation: null }
  return {
    rows: rule.reasons.map(({ code, name, nameEs = null }) => ({ code, name, nameEs })),
    citation: rule.citation,
  }
}

/** What a reason is called in letters; one that the list no longer has, by its code as words. */
export async function reasonNamed(work: Work, code: string): Promise<{ en: string; es: string }> {
  const found = (await contactReasons(work)).rows.find((reason) => reason.code === code)
  const en = found?.name ?? code.replaceAll('-', ' ')
  return { en, es: found?.nameEs ?? en }
}

/** Refuses CONTACT_REASON_UNKNOWN for a reason that is not on the list. */
export async function refuseUnknownReason(work: Work, reason: string): Promise<void> {
  const { rows } = await contactReasons(work)
  if (rows.some(({ code }) => code === reason)) return
  refuse('CONTACT_REASON_UNKNOWN', { reason, known: rows.map(({ code }) => code) })
}
