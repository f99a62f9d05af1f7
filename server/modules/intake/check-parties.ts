import { z } from 'zod'
import type { MailTo } from '../accounts/add-parties.ts'
import { checkState, checkZip } from './check-premise.ts'
import { neededText, oneOf, optionalText, yesNo } from './read-cells.ts'
import type { RowCells } from './row-cells.ts'
import type { StagedParty } from './staged-row.ts'

const roles = ['payer', 'owner', 'occupant', 'agent'] as const

/** The parties a row names. There is always a payer; the others where their name is told. */
export function checkParties(row: RowCells): StagedParty[] {
  return roles.flatMap((role) => {
    if (role !== 'payer' && !row.text(`${role}Name`)) return []
    const name = neededText(row, `${role}Name`, 120, 'The name')
    const rest = {
      kind: oneOf(row, `${role}Kind`, ['person', 'organization'] as const, 'person') ?? 'person',
      phone: checkPhone(row, `${role}Phone`),
      email: checkEmail(row, `${role}Email`),
      language: oneOf(row, `${role}Language`, ['en', 'es'] as const, 'en') ?? 'en',
      mail: checkMail(row, role),
      confidentialAddress: yesNo(row, `${role}Confidential`),
    }
    return name ? [{ role, name, ...rest }] : []
  })
}

function checkPhone(row: RowCells, field: string): string | null {
  const text = row.text(field)
  if (!text) return null
  const digits = text.replaceAll(/\D/g, '').replace(/^1(?=\d{10}$)/, '')
  if (digits.length === 10) return digits
  row.fault(field, `“${text}” is no telephone number.`, 'Write ten digits, such as 909-555-0142, or nothing.')
  return null
}

const Email = z.email()

function checkEmail(row: RowCells, field: string): string | null {
  const text = optionalText(row, field, 200)
  if (text === null || Email.safeParse(text).success) return text
  row.fault(field, `“${text}” is no e-mail address.`, 'Write one such as name@example.com, or nothing.')
  return null
}

/** Where mail goes when not to the premise: all of it, or nothing. */
function checkMail(row: RowCells, role: (typeof roles)[number]): MailTo | null {
  const field = (part: string) => `${role}Mail${part}`
  if (['1', '2', 'Place', 'State', 'Zip'].every((part) => !row.text(field(part)))) return null
  const line1 = neededText(row, field('1'), 60, 'The first line of the mailing address')
  const line2 = optionalText(row, field('2'), 60)
  const place = neededText(row, field('Place'), 40, 'The city of the mailing address')
  const state = checkState(row, field('State'), null)
  const zip = checkZip(row, field('Zip'))
  return line1 && place && state && zip ? { line1, line2, place, state, zip } : null
}
