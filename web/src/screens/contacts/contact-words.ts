import type { Contact } from './contact-queries.ts'

export const outcomes = [
  'answered',
  'passed-on',
  'follow-up',
  'no-answer',
  'message-left',
  'broken-off',
] as const
export const channels = ['phone', 'e-mail', 'counter', 'letter'] as const

const outcomeNames: Record<(typeof outcomes)[number], string> = {
  answered: 'Answered',
  'passed-on': 'Passed on to somebody',
  'follow-up': 'To be followed up',
  'no-answer': 'Nobody answered',
  'message-left': 'Message left',
  'broken-off': 'Broken off',
}
const channelNames: Record<(typeof channels)[number], string> = {
  phone: 'Call',
  'e-mail': 'E-mail',
  counter: 'At the counter',
  letter: 'Letter',
}

export const outcomeName = (outcome: string): string =>
  outcomeNames[outcome as keyof typeof outcomeNames] ?? outcome

export const channelName = (channel: string): string =>
  channelNames[channel as keyof typeof channelNames] ?? channel

/** Ten digits as people write them: `(909) 555-0142`. */
export const phoneText = (phone: string): string => phone.replace(/^(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3')

const two = (part: number): string => String(part).padStart(2, '0')

/** How long something took: `2:31`, or `1:02:31`. */
export function clock(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

/** What a conversation was, in few words: `Call from a customer`. */
export function contactKind({ channel, direction }: Pick<Contact, 'channel' | 'direction'>): string {
  const name = channelName(channel)
  if (channel === 'counter') return name
  return direction === 'in' ? `${name} in` : `${name} out`
}
