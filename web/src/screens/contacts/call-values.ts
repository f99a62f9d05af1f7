import type { contacts } from '@cartwright/api/contacts'
import type { InputOf } from '@cartwright/api/route'
import type { channels, outcomes } from './contact-words.ts'

/** What is typed about a conversation. */
export type CallValues = {
  accountNumber: string
  channel: (typeof channels)[number]
  direction: 'in' | 'out'
  reason: string
  outcome: (typeof outcomes)[number]
  partyId: string
  billNumber: string
  billLineNo: string
  notes: string
  followUpOn: string
  asTask: boolean
  notePhone: boolean
  /** The case it belongs to, by number. */
  caseId: string
  on: string
  minutes: string
}

/** Nothing typed yet, for a conversation about an account. */
export const emptyCall = (accountNumber: string, today: string): CallValues => ({
  accountNumber,
  channel: 'phone',
  direction: 'in',
  reason: '',
  outcome: 'answered',
  partyId: '',
  billNumber: '',
  billLineNo: '',
  notes: '',
  followUpOn: '',
  asTask: false,
  notePhone: true,
  caseId: '',
  on: today,
  minutes: '',
})

type Note = Omit<InputOf<typeof contacts.save>['body'], 'version'>

/** What is sent about it. A day to follow up counts only where that is the outcome. */
export const noteOf = (values: CallValues): Note & { accountNumber: string | null } => ({
  accountNumber: values.accountNumber.trim() || null,
  direction: values.direction,
  reason: values.reason,
  outcome: values.outcome,
  partyId: values.partyId ? Number(values.partyId) : null,
  billNumber: values.billNumber || null,
  billLineNo: values.billNumber && values.billLineNo ? Number(values.billLineNo) : null,
  notes: values.notes.trim() || null,
  followUpOn: values.outcome === 'follow-up' ? values.followUpOn || null : null,
})

const nameOf = (callId: number): string => `call ${callId}`

/** What was typed about a call before the window was closed or the screen loaded anew; null when nothing was. */
export function draftOf(callId: number): CallValues | null {
  const kept = sessionStorage.getItem(nameOf(callId))
  return kept === null ? null : (JSON.parse(kept) as CallValues)
}

/** Keeps what is typed about a call until it is logged. */
export const keepDraft = (callId: number, values: CallValues): void =>
  sessionStorage.setItem(nameOf(callId), JSON.stringify(values))

export const forgetDraft = (callId: number): void => sessionStorage.removeItem(nameOf(callId))
