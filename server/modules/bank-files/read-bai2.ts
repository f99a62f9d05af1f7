import type { Bai2Account, Bai2Content, Bai2Group, Bai2Header, Bai2Transaction } from './bai2-file.ts'
import { readFileHeader, readGroupHeader } from './read-bai2-headers.ts'
import { type AccountRead, readAccount, readTransaction } from './read-bai2-account.ts'
import { checkAccountTrailer, checkFileTrailer, checkGroupTrailer } from './check-bai2-trailers.ts'
import type { BankFile } from './bank-file.ts'
import { type Bai2Record, cutBai2Records } from './cut-bai2-records.ts'
import { readLines } from './read-lines.ts'
import { beginReading, type Reading } from './reading.ts'
import type { Mode } from './reason.ts'

/** An account that is open: what was found of it so far. */
export type OpenAccount = {
  readonly read: AccountRead
  readonly transactions: Bai2Transaction[]
  sum: number
  records: number
}

/** A group that is open. */
export type OpenGroup = {
  readonly read: Omit<Bai2Group, 'accounts'>
  readonly accounts: Bai2Account[]
  sum: number
  records: number
}

type State = {
  readonly reading: Reading
  readonly groups: Bai2Group[]
  header: (Bai2Header & { readonly recordLength: number | null }) | null
  group: OpenGroup | null
  account: OpenAccount | null
  sum: number
  records: number
  ended: boolean
}

/**
 * Reads a BAI2 statement from any bytes: groups of accounts with balances and transactions, every sum and count held against the
 * trailers. Facts: Cash Management Balance Reporting Specifications Version 2, and what banks write instead.
 */
export function readBai2(bytes: Uint8Array, mode: Mode): BankFile<Bai2Content> {
  const reading = beginReading(mode)
  const lines = readLines(bytes, reading, 'NOT_ASCII')
  const records = cutBai2Records(lines, reading)
  const state: State = {
    reading,
    groups: [],
    header: null,
    group: null,
    account: null,
    sum: 0,
    records: 0,
    ended: false,
  }
  for (const record of records) take(record, state)
  const last = records.at(-1)
  if (last) endFile(last, state)
  const { recordLength: _, ...header } = state.header ?? { recordLength: null }
  return reading.end(
    { bytes: bytes.length, lines: lines.length },
    { header: 'sender' in header ? header : null, groups: state.groups },
  )
}

function take(record: Bai2Record, state: State): void {
  const { reading, ended } = state
  if (ended)
    reading.fault(
      record.place,
      'BAI2_AFTER_END',
      'A record stands behind the file trailer; the end of the file was expected.',
    )
  tellLength(record, state)
  state.records += record.physical
  // Its own trailer counts for an account and a group as well.
  if (state.group) state.group.records += record.physical
  if (state.account) state.account.records += record.physical
  takers[record.code]?.(record, state)
}

const takers: Readonly<Record<string, (record: Bai2Record, state: State) => void>> = {
  '01': (record, state) => {
    const header = readFileHeader(record, state.reading)
    if (state.records > record.physical)
      state.reading.fault(
        record.place,
        'BAI2_ORDER',
        'A file header stands here; it is the first record of a file.',
      )
    state.header ??= header
  },
  '02': (record, state) => {
    tellHeader(record, state)
    closeGroup(state, record)
    state.group = {
      read: readGroupHeader(record, state.reading),
      accounts: [],
      sum: 0,
      records: record.physical,
    }
  },
  '03': (record, state) => {
    closeAccount(state, record)
    const read = readAccount(record, state.reading)
    if (!state.group) return tellOrder(record, 'An account', 'a group header (02)', state)
    state.account = { read, transactions: [], sum: read.amountsCents, records: record.physical }
  },
  '16': (record, state) => {
    const transaction = readTransaction(record, state.reading)
    if (!state.account) return tellOrder(record, 'A transaction', 'an account (03)', state)
    state.account.transactions.push(transaction)
    state.account.sum += transaction.amountCents
  },
  '49': (record, state) => {
    const { account, group } = state
    if (!account || !group) return tellOrder(record, 'An account trailer', 'an account (03)', state)
    checkAccountTrailer(record, account, state.reading)
    keepAccount(account, group, state)
  },
  '98': (record, state) => {
    closeAccount(state, record)
    const { group } = state
    if (!group) return tellOrder(record, 'A group trailer', 'a group header (02)', state)
    checkGroupTrailer(record, group, state.reading)
    keepGroup(group, state)
  },
  '99': (record, state) => {
    tellHeader(record, state)
    closeGroup(state, record)
    if (!state.ended)
      checkFileTrailer(
        record,
        { sum: state.sum, groups: state.groups.length, records: state.records },
        state.reading,
      )
    state.ended = true
  },
}

function keepAccount({ read, transactions, sum }: OpenAccount, group: OpenGroup, state: State): void {
  const { amountsCents: _, ...account } = read
  group.accounts.push({ ...account, transactions })
  group.sum += sum
  state.account = null
}

function keepGroup({ read, accounts, sum }: OpenGroup, state: State): void {
  state.groups.push({ ...read, accounts })
  state.sum += sum
  state.group = null
}

/** Closes an account whose trailer did not come. */
function closeAccount(state: State, before: Bai2Record): void {
  if (!state.account || !state.group) return
  tellMissing(before, `The account of line ${state.account.read.line}`, '49', state)
  keepAccount(state.account, state.group, state)
}

/** Closes a group whose trailer did not come. */
function closeGroup(state: State, before: Bai2Record): void {
  closeAccount(state, before)
  if (!state.group) return
  tellMissing(before, `The group of line ${state.group.read.line}`, '98', state)
  keepGroup(state.group, state)
}

function endFile(last: Bai2Record, state: State): void {
  tellHeader(last, state)
  closeGroup(state, last)
  if (!state.ended) tellMissing(last, 'The file', '99', state)
}

function tellHeader({ place }: Bai2Record, state: State): void {
  if (state.header) return
  state.reading.fault(place, 'BAI2_HEADER_MISSING', 'The file begins without a file header; 01 was expected.')
  // Told once.
  state.header = { sender: '', receiver: '', createdOn: null, createdAt: '', fileId: '', recordLength: null }
}

const tellMissing = ({ place }: Bai2Record, whose: string, code: string, { reading }: State): void =>
  reading.fault(place, 'BAI2_TRAILER_MISSING', `${whose} has no trailer; ${code} was expected before here.`)

const tellOrder = ({ place }: Bai2Record, what: string, expected: string, { reading }: State): void =>
  reading.fault(place, 'BAI2_ORDER', `${what} stands here; ${expected} was expected before it.`)

function tellLength({ place, longest }: Bai2Record, { header, reading }: State): void {
  const told = header?.recordLength ?? null
  if (told !== null && told > 0 && longest > told)
    reading.fault(
      place,
      'BAI2_LONGER_THAN_TOLD',
      `The record has ${longest} characters; up to ${told} were expected by the file header.`,
    )
}
