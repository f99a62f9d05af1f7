import { z } from 'zod'
import { answer, json, mayRefuse, type Route } from './route.ts'

const Version = z.object({
  id: z.int(),
  schedule: z.string().describe('Versions of one schedule follow each other without overlap.'),
  label: z.string(),
  resolution: z.string(),
  status: z.string(),
  adoptedOn: z.iso.date().nullable(),
  effectiveFrom: z.iso.date(),
  effectiveUntil: z.iso.date().nullable().describe('The first day it no longer holds.'),
  scheduleEndsOn: z.iso.date().nullable().describe('The last day the noticed schedule lets a rate start.'),
  source: z.string(),
  note: z.string().nullable(),
  rows: z.int().describe('How many rows the table has.'),
  postedRuns: z.int().describe('How many posted runs used it. A used version can only be succeeded.'),
  inForce: z.boolean().describe('Whether it is in force today.'),
})

const Row = z.object({
  id: z.int(),
  versionId: z.int(),
  schedule: z.string(),
  resolution: z.string(),
  effectiveFrom: z.iso.date(),
  effectiveUntil: z.iso.date().nullable(),
  key: z.string().describe('Names the row within its version.'),
  charge: z
    .string()
    .describe('What it charges for: `first`, `additional`, `each`, `unit`, `event`, `percent`, …'),
  code: z.string(),
  class: z.string(),
  zone: z.string().describe('`*`: any.'),
  stream: z.string(),
  container: z.string(),
  size: z.string(),
  pickups: z.string().describe('A number, `+1` for each pickup above the first, or `*`.'),
  location: z.string(),
  per: z.string(),
  amountCents: z.int().nullable().describe('Null where it is a percentage or a share of a difference.'),
  percentThousandths: z.int().nullable().describe('Percent × 1000: 4.8 % is 4800.'),
  share: z.object({ of: z.string(), less: z.string(), percentThousandths: z.int() }).nullable(),
  of: z.array(z.string()),
  order: z.int(),
  free: z.int(),
  capCents: z.int().nullable(),
  glCode: z.string(),
  fundingGlCode: z.string().nullable(),
  text: z.object({ en: z.string(), es: z.string() }).describe('The words on the bill.'),
  note: z.string().nullable(),
})

/** What the rate tables have rows for, so that a form can offer just that. `*`: any. */
const Choice = z.object({
  class: z.string(),
  zone: z.string(),
  stream: z.string(),
  container: z.string(),
  size: z.string(),
  pickups: z.string(),
  location: z.string(),
})

const day = z.iso.date('Write a day such as 2026-12-01.')
const count = (high: number) => z.int('Write a whole number.').min(1, 'Write 1 or more.').max(high)

const inOrder = { path: ['until'], message: 'Choose a day after the first.' }

const QuoteService = z
  .object({
    stream: z.string().min(1, 'Choose a stream.'),
    container: z.string().min(1, 'Choose a container.'),
    size: z.string().min(1, 'Choose a size.'),
    quantity: count(10_000).default(1),
    pickupsPerWeek: z.int().min(1).max(14).nullable().default(1).describe('Null for service on call.'),
    location: z.string().default('curb'),
    units: count(10_000).default(1).describe('Dwelling units, for tables that charge by unit.'),
    from: day.optional().describe('First day of service; the whole period when left out.'),
    until: day.optional().describe('First day without service.'),
  })
  .refine(({ from, until }) => !from || !until || from < until, inOrder)

const QuoteEvent = z.object({
  code: z.string().min(1, 'Choose what happened.'),
  on: day,
  quantity: count(10_000).default(1),
  tonsHundredths: z.int().min(0).nullable().default(null),
  containerDays: z.int().min(0).nullable().default(null),
  service: z.int().min(0).nullable().default(null).describe('Which of the services it belongs to, from 0.'),
})

const QuoteDiscount = z.object({ code: z.string().min(1), from: day.optional(), until: day.optional() })

const both = z.object({ en: z.string(), es: z.string() })

const QuotedCharge = z.object({
  code: z.string(),
  kind: z.enum(['service', 'account', 'event', 'percent', 'discount', 'minimum']),
  stream: z.string().nullable(),
  service: z.int().nullable().describe('Which of the asked services it is for, from 0.'),
  glCode: z.string(),
  from: z.iso.date(),
  until: z.iso.date(),
  quantity: z.int(),
  amountCents: z.int().describe('A credit is negative.'),
  rateId: z.int().nullable(),
  text: both.describe('The words on the bill.'),
  why: z
    .object({ en: z.array(z.string()), es: z.array(z.string()) })
    .describe('The derivation, told in sentences.'),
  derivation: z.unknown().describe('The derivation as data.'),
})

const Gap = z.object({
  service: z.int().nullable(),
  what: z.string(),
  from: z.iso.date(),
  until: z.iso.date(),
})

export const rates = {
  versions: {
    method: 'get',
    path: '/rates/versions',
    summary: 'The adopted rate tables, each with its resolution and dates: newest first',
    permission: 'rates.read',
    tags: ['Rates'],
    request: {},
    responses: { 200: answer('The versions.', z.object({ rows: z.array(Version) })) },
  },
  rows: {
    method: 'get',
    path: '/rates/rows',
    summary: 'The rows of one rate table, or of all that are in force on a day',
    permission: 'rates.read',
    tags: ['Rates'],
    request: {
      query: z.object({
        version: z.coerce.number().int().positive().optional().describe('All rows of this version.'),
        on: day.optional().describe('Rows in force on this day; today unless a version is named.'),
        class: z.string().optional(),
        stream: z.string().optional(),
        container: z.string().optional(),
        charge: z.string().optional(),
        find: z.string().optional().describe('Part of the code, the size, the key or the words on the bill.'),
        after: z.coerce.number().int().positive().optional(),
        limit: z.coerce.number().int().min(1).max(1000).default(200),
      }),
    },
    responses: {
      200: answer(
        'A page of rows.',
        z.object({ rows: z.array(Row), next: z.string().nullable(), totals: z.object({ rows: z.int() }) }),
      ),
      ...mayRefuse('RATE_VERSION_NOT_FOUND'),
    },
  },
  choices: {
    method: 'get',
    path: '/rates/choices',
    summary: 'What the tables in force have rates for: what a form can offer',
    permission: 'rates.read',
    tags: ['Rates'],
    request: { query: z.object({ on: day.optional().describe('Today unless named.') }) },
    responses: {
      200: answer(
        'The choices.',
        z.object({
          classes: z.array(z.string()),
          zones: z.array(z.string()),
          services: z.array(Choice),
          events: z.array(
            z.object({
              code: z.string(),
              class: z.string(),
              container: z.string(),
              size: z.string(),
              per: z.string(),
              text: both,
            }),
          ),
          discounts: z.array(z.object({ code: z.string(), text: both })),
        }),
      ),
    },
  },
  quote: {
    method: 'post',
    path: '/quote',
    summary: 'What services cost over a period, every charge with its working; nothing is stored',
    permission: 'rates.read',
    tags: ['Rates'],
    request: {
      body: json(
        z
          .object({
            class: z.string().min(1, 'Choose a class.'),
            zone: z.string().nullable().default(null),
            from: day,
            until: day.describe('The first day after the period.'),
            services: z.array(QuoteService).max(100).default([]),
            events: z.array(QuoteEvent).max(100).default([]),
            discounts: z.array(QuoteDiscount).max(10).default([]),
          })
          .refine(({ from, until }) => from < until, inOrder)
          .refine(({ events, from, until }) => events.every(({ on }) => from <= on && on < until), {
            path: ['events'],
            message: 'Choose days within the period for all that happened.',
          })
          .refine(
            ({ events, services }) =>
              events.every(({ service }) => (service ?? 0) < Math.max(1, services.length)),
            {
              path: ['events'],
              message: 'An event names a service that is not asked about.',
            },
          ),
      ),
    },
    responses: {
      200: answer(
        'The charges.',
        z.object({
          charges: z.array(QuotedCharge),
          gaps: z.array(Gap).describe('Days or events the tables have no rate for.'),
          totalCents: z.int(),
          months: z.int().describe('How many months of charges the period stands for.'),
        }),
      ),
      ...mayRefuse('QUOTE_PERIOD_TOO_LONG'),
    },
  },
} as const satisfies Record<string, Route>
