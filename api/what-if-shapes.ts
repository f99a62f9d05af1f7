import { z } from 'zod'

const Cents = z.int()

/** What a difference between two books comes of. */
export const ImpactCause = z.enum(['rates', 'one-off', 'percentages', 'discounts', 'minimums', 'rules'])

export const WhatIf = z.object({
  id: z.int(),
  proposalId: z.int(),
  proposal: z.string(),
  number: z.int().describe('The version of the proposal.'),
  resolution: z.string(),
  effectiveFrom: z.iso.date(),
  method: z.string(),
  asIfInForce: z.boolean(),
  state: z.enum(['calculating', 'calculated']),
  askedBy: z.string(),
  askedAt: z.iso.datetime({ offset: true }),
  calculatedAt: z.iso.datetime({ offset: true }).nullable(),
  failure: z.string().nullable(),
  periods: z.array(
    z.object({
      cycle: z.string(),
      name: z.string(),
      periodFrom: z.iso.date(),
      periodUntil: z.iso.date(),
      months: z.int(),
    }),
  ),
  progress: z.object({ chunks: z.int(), done: z.int(), accounts: z.int(), accountsDone: z.int() }),
})

/** Sums before and after: of the periods, and for a year of the same days. */
const Compared = {
  beforeCents: Cents,
  afterCents: Cents,
  yearBeforeCents: Cents.describe('As many periods as a year has.'),
  yearAfterCents: Cents,
}

const Bars = z.array(
  z.object({
    from: z.number().nullable().describe('The bar holds changes from here on; null: no lower end.'),
    until: z.number().nullable().describe('Up to but not including.'),
    accounts: z.int(),
    changeCents: Cents,
  }),
)

const Changed = z.object({
  accountNumber: z.string(),
  serviceAddress: z.string(),
  class: z.string(),
  served: z.string().describe('What is served, in words.'),
  beforeCents: Cents,
  afterCents: Cents,
  months: z.int(),
  percentTenths: z
    .int()
    .nullable()
    .describe('The change in tenths of a percent; null without a charge before.'),
})

export const ImpactAccount = Changed.extend({
  gaps: z.int().describe('Days or events that have no rate, before or after.'),
})

export const ImpactAccountShown = ImpactAccount.extend({
  parts: z.array(
    z.object({
      title: z.string(),
      kind: z.string(),
      code: z.string(),
      stream: z.string().nullable(),
      glCode: z.string(),
      beforeCents: Cents,
      afterCents: Cents,
    }),
  ),
  causes: z
    .array(z.object({ cause: ImpactCause, amountCents: Cents }))
    .describe('They sum to the difference.'),
})

/** What a proposal would mean for the accounts of some periods. */
export const Impact = z.object({
  accounts: z.int(),
  more: z.int().describe('Accounts that would pay more.'),
  less: z.int(),
  same: z.int(),
  parcels: z.int().describe('Parcels behind the accounts whose charge changes.'),
  withGaps: z.int().describe('Accounts with days or events that have no rate: their amounts are not whole.'),
  ...Compared,
  classes: z.array(
    z.object({
      class: z.string(),
      accounts: z.int(),
      more: z.int(),
      less: z.int(),
      same: z.int(),
      ...Compared,
      medianBeforeCents: Cents.describe('Half of the accounts pay less than this in a month.'),
      medianAfterCents: Cents,
    }),
  ),
  percentBars: z
    .array(z.object({ class: z.string(), bars: Bars }))
    .describe('How many accounts change by how many percent, by class.'),
  dollarBars: z
    .array(z.object({ class: z.string(), bars: Bars }))
    .describe('How many accounts change by how many dollars a month, by class.'),
  beyond: z
    .array(
      z.object({
        unit: z.enum(['cents', 'percent']),
        limit: z.int(),
        more: z.int().describe('Accounts whose month rises by more than that.'),
        less: z.int(),
      }),
    )
    .describe('How many accounts lie beyond what limits.'),
  ledger: z.array(
    z.object({ glCode: z.string(), name: z.string(), fund: z.string(), glString: z.string(), ...Compared }),
  ),
  funds: z.array(z.object({ fund: z.string(), ...Compared })),
  streams: z.array(z.object({ stream: z.string().nullable(), ...Compared })),
  kinds: z
    .array(z.object({ kind: z.string(), code: z.string(), accounts: z.int(), ...Compared }))
    .describe('By kind of charge: what minimums bring and discounts cost is among them.'),
  causes: z
    .array(z.object({ cause: ImpactCause, accounts: z.int(), amountCents: Cents }))
    .describe('They sum to the difference.'),
  typical: z
    .array(
      z.object({
        class: z.string(),
        served: z.string(),
        accounts: z.int(),
        beforeCents: Cents.describe('The median of a month.'),
        afterCents: Cents,
      }),
    )
    .describe('The commonest customers of each class.'),
  increases: z.array(Changed).describe('The largest, by the month.'),
  decreases: z.array(Changed),
})
