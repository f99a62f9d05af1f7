import { Fault, Refused } from '@cartwright/api/client'
import type { Problem } from '@cartwright/api/refusals'
import { day, instant } from './day.tsx'
import { money } from './money.tsx'

/** What went wrong, for a person: one sentence, and what more is known. */
export type Told = {
  readonly title: string
  readonly more: readonly string[]
  /** An account, run or other thing the refusal points to. */
  readonly refused: boolean
}

/** What browsers say when a passkey was not used, by the name of the error. */
const keyWords: Readonly<Record<string, Omit<Told, 'refused'>>> = {
  NotAllowedError: {
    title: 'No passkey was used.',
    more: ['It was cancelled, took too long, or this device has none for Cartwright.'],
  },
  AbortError: { title: 'No passkey was used.', more: ['It was cancelled.'] },
  InvalidStateError: { title: 'This device has a passkey of yours already.', more: [] },
}

/** Tells an error in words: a refusal with its details, a fault with the number to quote, or a lost connection. */
export function tell(error: unknown): Told {
  if (error instanceof Refused)
    return { title: error.problem.title, more: detailWords(error.problem), refused: true }
  if (error instanceof Fault)
    return {
      title: 'Something went wrong on our side. Nothing was changed.',
      more: [
        error.reference
          ? `Quote ${error.reference} when you ask for help.`
          : `${error.message} Try again in a moment.`,
      ],
      refused: false,
    }
  const aboutKey = error instanceof Error ? keyWords[error.name] : undefined
  if (aboutKey) return { ...aboutKey, refused: true }
  if (error instanceof TypeError)
    return {
      title: 'The server cannot be reached.',
      more: ['Check your connection and try again.'],
      refused: false,
    }
  return {
    title: 'Something went wrong.',
    more: [error instanceof Error ? error.message : ''],
    refused: false,
  }
}

/** The same in one line. */
export const inOneLine = ({ title, more }: Pick<Told, 'title' | 'more'>): string =>
  [title, ...more].filter(Boolean).join(' ')

/** The details of a refusal as sentences. Faults of single fields are shown beside them, so here they are named too. */
function detailWords(problem: Problem): string[] {
  if (problem.code === 'REQUEST_INVALID' || problem.code === 'IMPORT_MAPPING_FAULTY')
    return problem.details.faults.map(({ field, message }) =>
      field ? `${field.split('.').map(spaced).join(', ')}: ${message}` : message,
    )
  if (problem.code === 'CHANGED_MEANWHILE')
    return [`${problem.details.by} changed ${problem.details.changed.map(spaced).join(', ').toLowerCase()}.`]
  if (problem.code === 'FIELD_REFUSED') return [problem.details.message]
  if (problem.code === 'GATE_IS_RED')
    return problem.details.gates.map(({ title, sentence }) => `${title}: ${sentence}`)
  if (problem.code === 'NOT_PERMITTED') return [`You are signed in as ${problem.details.role}.`]
  if (problem.code === 'CITY_FOLDER_FAULTY')
    return problem.details.faults.map(
      ({ file, line, message }) => `${file}${line ? `:${line}` : ''}: ${message}`,
    )
  if (problem.code === 'PROPOSAL_FILES_FAULTY')
    return problem.details.faults.map(({ file, line, column, message, instead }) =>
      [`${[file, line, column].filter((part) => part !== null).join(':')}: ${message}`, instead]
        .filter(Boolean)
        .join(' '),
    )
  if (problem.code === 'STOCK_SHORT')
    return problem.details.items.map(
      ({ item, needed, free }) =>
        `${needed.toLocaleString('en-US')} of ${item} are needed, ${free.toLocaleString('en-US')} are there.`,
    )
  if (problem.code === 'JOURNAL_UNBALANCED')
    return problem.details.funds.map(
      ({ fund, differenceCents }) => `Fund ${fund} is off by ${money(differenceCents)}.`,
    )
  if (problem.code === 'IMPORT_FILE_UNREADABLE') {
    const { line, message, instead } = problem.details
    return [line === null ? message : `Line ${line}: ${message}`, instead]
  }
  return Object.entries(problem.details).flatMap(([name, value]) => oneDetail(name, value))
}

const labels: Record<string, string> = {
  accountNumber: 'Account',
  accountNumbers: 'Accounts',
  billNumber: 'Bill',
  billedUntil: 'First unbilled day',
  closedOn: 'Closed on',
  codes: 'Missing',
  from: 'From',
  needed: 'Needed',
  nextOn: 'The next bills are drawn on',
  preparedBy: 'Prepared by',
  retryAfterSeconds: 'Seconds to wait',
  runId: 'Run',
  since: 'Since',
  state: 'It is',
  undecided: 'Left to decide',
  until: 'Until',
}

function oneDetail(name: string, value: unknown): string[] {
  if (value === null || value === undefined || value === '') return []
  if ((name === 'instead' || name === 'sentence') && typeof value === 'string') return [value]
  if (name.endsWith('Cents') && typeof value === 'number')
    return [`${spaced(name.slice(0, -5))}: ${money(value)}`]
  const label = labels[name] ?? spaced(name)
  return [`${label}: ${Array.isArray(value) ? value.map(shown).join(', ') : shown(value)}`]
}

const spaced = (name: string): string => {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function shown(value: unknown): string {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return day(value)
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value)) return instant(value)
  if (typeof value === 'string') return value.replaceAll('_', ' ')
  return typeof value === 'number' ? String(value) : JSON.stringify(value)
}
