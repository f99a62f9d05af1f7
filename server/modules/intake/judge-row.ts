import { billedFromOf, firstDayFault, serviceDayFault } from './check-billed-days.ts'
import type { CityFacts } from './city-facts.ts'
import { tellUnrated } from './check-service.ts'
import type { ImportKind } from './import-fields.ts'
import {
  accountOf,
  type Known,
  type KnownAccount,
  type KnownPremise,
  knowService,
  numberKey,
  placeOf,
  serviceOf,
} from './known.ts'
import type { StagedAccount, StagedService, StagedValues } from './staged-row.ts'

/** What is wrong with a row against the books, by field. */
export type FieldFault = { readonly field: string | null; readonly reason: string; readonly instead: string }

/** A row that may be loaded: what it belongs to, and what it brings itself. */
export type Brought = {
  readonly premise: KnownPremise | null
  readonly account: KnownAccount | null
  readonly bringsPremise: boolean
  readonly bringsAccount: boolean
  readonly service: StagedService | null
}
export type Judgement =
  | { readonly verdict: 'good'; readonly brought: Brought }
  | { readonly verdict: 'duplicate'; readonly doubles: string }
  | { readonly verdict: 'rejected'; readonly faults: readonly FieldFault[] }

type Row = { readonly line: number; readonly values: StagedValues }
type Judging = { readonly kind: ImportKind; readonly known: Known; readonly city: CityFacts }

/**
 * Holds a row that is good by itself against the books and the rows before it. A row is a duplicate when all it would bring is
 * there already. What a good row brings is known from then on.
 */
export function judgeRow(judging: Judging, row: Row): Judgement {
  const missing = missingInBooks(judging, row.values)
  if (missing) return rejected(missing)
  if (judging.kind === 'services') return judgeService(judging, row)
  const premise = judging.known.premises.get(row.values.address!.key) ?? null
  if (judging.kind !== 'premises') return judgeAccount(judging, row, premise)
  if (premise) return { verdict: 'duplicate', doubles: premise.what }
  return good({ premise: bringPremise(judging.known, row), bringsPremise: true })
}

/** What a row needs in the books and does not find there. Asked also of a row that is faulty itself, to tell all at once. */
export function missingInBooks(
  { kind, known }: Pick<Judging, 'kind' | 'known'>,
  { address, accountNumber }: StagedValues,
): FieldFault | null {
  if (kind === 'accounts' && address && !known.premises.has(address.key))
    return {
      field: 'address',
      reason: `There is no premise “${address.text}” in the books.`,
      instead: 'Correct the address, or bring the premise in first.',
    }
  if (kind === 'services' && accountNumber && !known.accountsByNumber.has(numberKey(accountNumber)))
    return {
      field: 'account',
      reason: `There is no account “${accountNumber}” in the books.`,
      instead: 'Correct the number, or bring the account in first.',
    }
  return null
}

const good = (brought: Partial<Brought>): Judgement => ({
  verdict: 'good',
  brought: {
    premise: null,
    account: null,
    bringsPremise: false,
    bringsAccount: false,
    service: null,
    ...brought,
  },
})
const rejected = (...faults: FieldFault[]): Judgement => ({ verdict: 'rejected', faults })

function bringPremise(known: Known, { line, values }: Row): KnownPremise {
  const premise: KnownPremise = { id: null, what: `line ${line}` }
  known.premises.set(values.address!.key, premise)
  return premise
}

function judgeAccount(
  { known, city }: Pick<Judging, 'known' | 'city'>,
  row: Row,
  premise: KnownPremise | null,
): Judgement {
  const values = row.values as StagedValues & { account: StagedAccount }
  const { service } = values
  const there = accountOf(known, values)
  if (!there) {
    const fault = firstDayFault(city, values.account)
    if (fault) return rejected(fault)
    const account = bringAccount({ known, city }, row.line, values)
    return good({
      premise: premise ?? bringPremise(known, row),
      account,
      bringsPremise: premise === null,
      bringsAccount: true,
      service,
    })
  }
  if (there.class !== values.account.class)
    return rejected({
      field: 'class',
      reason: `It is the account of ${there.what}, whose class is ${there.class}.`,
      instead: `Write ${there.class}, or another account number.`,
    })
  const double = service && serviceOf(there, service)
  if (!service || double) return { verdict: 'duplicate', doubles: double?.what ?? there.what }
  return bringService(city, there, service, row.line)
}

function bringAccount(
  { known, city }: Pick<Judging, 'known' | 'city'>,
  line: number,
  values: StagedValues & { account: StagedAccount },
): KnownAccount {
  const { account, service } = values
  const brought: KnownAccount = {
    id: null,
    what: `line ${line}`,
    class: account.class,
    cycle: account.cycle,
    billedUntil: null,
    billedFrom: billedFromOf(city, account),
    openedOn: account.openedOn,
    closedOn: account.closedOn,
    formerNumber: account.formerNumber,
    units: 1,
    services: new Map(),
  }
  if (account.formerNumber !== null) known.accountsByNumber.set(numberKey(account.formerNumber), brought)
  known.accountsByPlace.set(placeOf(values)!, brought)
  if (service) knowService(brought, service, `line ${line}`)
  return brought
}

function bringService(
  city: CityFacts,
  account: KnownAccount,
  service: StagedService,
  line: number,
): Judgement {
  const outside = outsideAccount(account, service) ?? serviceDayFault(city, account, service.from)
  if (outside) return rejected(outside)
  knowService(account, service, `line ${line}`)
  return good({ account, service })
}

function outsideAccount(account: KnownAccount, service: StagedService): FieldFault | null {
  if (service.from < account.openedOn)
    return {
      field: 'serviceFrom',
      reason: `The service would begin before its account (${account.what}) opened.`,
      instead: `Write ${account.openedOn} or later.`,
    }
  if (account.closedOn !== null && (service.until === null || service.until > account.closedOn))
    return {
      field: 'serviceUntil',
      reason: `Its account (${account.what}) is served until ${account.closedOn} only.`,
      instead: `Write ${account.closedOn} or an earlier day.`,
    }
  return null
}

function judgeService({ known, city }: Judging, { line, values }: Row): Judgement {
  const account = known.accountsByNumber.get(numberKey(values.accountNumber!))!
  const service = values.service!
  const faults: FieldFault[] = []
  tellUnrated(
    { fault: (field, reason, instead) => faults.push({ field, reason, instead: instead ?? '' }) },
    city,
    { ...service, class: account.class },
  )
  if (faults.length > 0) return rejected(...faults)
  const double = serviceOf(account, service)
  return double ? { verdict: 'duplicate', doubles: double.what } : bringService(city, account, service, line)
}
