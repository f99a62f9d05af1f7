import { z } from 'zod'
import { Account, Found } from './account-page.ts'
import {
  AccountRow,
  AccountState,
  accountParams,
  BillBy,
  Contact,
  Day,
  NamedParty,
  NewAddress,
  page,
  Party,
  PartyRole,
  reason,
} from './account-shapes.ts'
import { FreeText, neededText } from './free-text.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'

const changed = z.object({ accountNumber: z.string() })
const tags = ['Accounts'] as const

/** Accounts: finding them, showing them, and what is done to them. */
export const accounts = {
  search: {
    method: 'get',
    path: '/accounts/search',
    summary:
      'Find accounts by name, telephone, address, account or former number, APN, e-mail, bill or check number',
    permission: 'accounts.read',
    tags,
    request: { query: z.object({ q: z.string().max(100) }) },
    responses: { 200: answer('At most 20 accounts, best first.', z.object({ rows: z.array(Found) })) },
  },
  list: {
    method: 'get',
    path: '/accounts',
    summary: 'Accounts by number',
    permission: 'accounts.read',
    tags,
    request: {
      query: z.object({
        ...page,
        cycle: z.string().optional(),
        class: z.string().optional(),
        state: AccountState.optional(),
        hasCredit: z.enum(['true', 'false']).optional().describe('`true`: only those we owe money to.'),
      }),
    },
    responses: {
      200: answer(
        'A page of accounts.',
        z.object({ rows: z.array(AccountRow), next: z.string().nullable() }),
      ),
    },
  },
  show: {
    method: 'get',
    path: '/accounts/{accountNumber}',
    summary: 'An account, with all it takes to answer a caller',
    permission: 'accounts.read',
    tags,
    request: { params: accountParams },
    responses: { 200: answer('The account.', Account), ...mayRefuse('ACCOUNT_NOT_FOUND') },
  },
  open: {
    method: 'post',
    path: '/accounts',
    summary: 'Open an account at an address, under the next number',
    permission: 'accounts.change',
    tags,
    request: {
      body: json(
        z.object({
          address: NewAddress,
          class: z.string().min(1, 'Choose a class.'),
          cycle: z.string().min(1, 'Choose a cycle.'),
          openedOn: Day,
          payer: NamedParty,
          owner: NamedParty.nullable().default(null).describe('When the owner is not the payer.'),
          billBy: BillBy.default('paper'),
          largePrint: z.boolean().default(false),
          ownerCopy: z.boolean().default(false),
          formerNumber: z.string().trim().min(1).max(40).nullable().default(null),
          note: FreeText.max(2000).nullable().default(null),
        }),
      ),
    },
    responses: {
      201: answer('The account is open.', changed.extend({ accountId: z.int(), premiseId: z.int() })),
      ...mayRefuse(
        'FIELD_REFUSED',
        'CYCLE_NOT_FOUND',
        'PARTY_NOT_FOUND',
        'ACCOUNT_ALREADY_OPEN',
        'ACCOUNT_NUMBERS_USED_UP',
        'CITY_NOT_SET_UP',
        'FIRST_DAYS_BILLED',
        'FIRST_DAYS_TOO_FAR_BACK',
      ),
    },
  },
  changeParty: {
    method: 'post',
    path: '/accounts/{accountNumber}/parties',
    summary: 'Change who is owner, payer, occupant or agent, from a day',
    permission: 'accounts.change',
    tags,
    request: {
      params: accountParams,
      body: json(z.object({ role: PartyRole, from: Day, party: NamedParty, reason })),
    },
    responses: {
      200: answer('The change stands.', changed.extend({ partyId: z.int() })),
      ...mayRefuse(
        'ACCOUNT_NOT_FOUND',
        'ACCOUNT_CLOSED',
        'PARTY_NOT_FOUND',
        'FIELD_REFUSED',
        'ALREADY_SO',
        'LATER_CHANGE_KNOWN',
        'PERIOD_ALREADY_BILLED',
      ),
    },
  },
  endParty: {
    method: 'post',
    path: '/accounts/{accountNumber}/parties/end',
    summary: 'End what a party is to an account, from a day; an account keeps a payer',
    permission: 'accounts.change',
    tags,
    request: {
      params: accountParams,
      body: json(
        z.object({ role: PartyRole.exclude(['payer']), partyId: z.int().positive(), from: Day, reason }),
      ),
    },
    responses: {
      200: answer('The change stands.', changed),
      ...mayRefuse('ACCOUNT_NOT_FOUND', 'PARTY_NOT_FOUND', 'FIELD_REFUSED'),
    },
  },
  changeContact: {
    method: 'put',
    path: '/accounts/{accountNumber}/parties/{partyId}',
    summary: 'Correct the name, telephone, e-mail, language or mailing address of a party',
    permission: 'accounts.change',
    tags,
    request: {
      params: accountParams.extend({ partyId: z.coerce.number<string | number>().int().positive() }),
      body: json(Contact.extend({ reason })),
    },
    responses: {
      200: answer('The contact is corrected.', Party),
      ...mayRefuse(
        'ACCOUNT_NOT_FOUND',
        'PARTY_NOT_FOUND',
        'FIELD_REFUSED',
        'IDENTITY_CHECK_NEEDED',
        'ADDRESS_IS_HIDDEN',
      ),
    },
  },
  changePreferences: {
    method: 'put',
    path: '/accounts/{accountNumber}/preferences',
    summary: 'Change how an account gets its bill, and its note; what is left out stays',
    permission: 'accounts.change',
    tags,
    request: {
      params: accountParams,
      body: json(
        z.object({
          billBy: BillBy.optional(),
          largePrint: z.boolean().optional(),
          autopay: z.boolean().optional(),
          ownerCopy: z.boolean().optional(),
          note: FreeText.max(2000).nullable().optional(),
        }),
      ),
    },
    responses: {
      200: answer('The preferences stand.', changed),
      ...mayRefuse('ACCOUNT_NOT_FOUND', 'FIELD_REFUSED', 'IDENTITY_CHECK_NEEDED', 'AUTOPAY_FOLLOWS_MANDATE'),
    },
  },
  changeDelivery: {
    method: 'put',
    path: '/accounts/{accountNumber}/parties/{partyId}/delivery',
    summary: 'Say how a payer wants all their bills, on every account they pay; null: as each account says',
    permission: 'accounts.change',
    tags,
    request: {
      params: accountParams.extend({ partyId: z.coerce.number<string | number>().int().positive() }),
      body: json(z.object({ billBy: BillBy.exclude(['none']).nullable() })),
    },
    responses: {
      200: answer('The choice stands.', changed),
      ...mayRefuse('ACCOUNT_NOT_FOUND', 'PARTY_NOT_FOUND', 'FIELD_REFUSED'),
    },
  },
  addDiscount: {
    method: 'post',
    path: '/accounts/{accountNumber}/discounts',
    summary: 'Give an account a discount from a day, with the paper that proves it',
    permission: 'accounts.change',
    tags,
    request: {
      params: accountParams,
      body: json(
        z.object({
          code: z.string().min(1, 'Choose a discount.'),
          from: Day,
          until: Day.nullable().default(null).describe('The first day without it.'),
          evidence: neededText('Write which paper proves it.').max(500),
        }),
      ),
    },
    responses: {
      201: answer('The discount is given.', changed.extend({ discountId: z.int() })),
      ...mayRefuse(
        'ACCOUNT_NOT_FOUND',
        'ACCOUNT_CLOSED',
        'FIELD_REFUSED',
        'DISCOUNT_ALREADY_GIVEN',
        'PERIOD_ALREADY_BILLED',
      ),
    },
  },
  endDiscount: {
    method: 'post',
    path: '/accounts/{accountNumber}/discounts/{discountId}/end',
    summary: 'End a discount from a day',
    permission: 'accounts.change',
    tags,
    request: {
      params: accountParams.extend({ discountId: z.coerce.number<string | number>().int().positive() }),
      body: json(z.object({ from: Day.describe('The first day without it.'), reason })),
    },
    responses: {
      200: answer('The discount ends.', changed),
      ...mayRefuse('ACCOUNT_NOT_FOUND', 'DISCOUNT_NOT_FOUND', 'FIELD_REFUSED', 'PERIOD_ALREADY_BILLED'),
    },
  },
} as const satisfies Record<string, Route>
