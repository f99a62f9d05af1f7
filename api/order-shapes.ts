import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'
import { FreeText } from './free-text.ts'
import { RequestKey } from './request-key.ts'

export const OrderKind = z.enum(
  ['deliver', 'swap', 'remove', 'extra-pickup', 'bulky', 'missed-pickup', 'go-back', 'exchange'],
  'Choose what is to be done.',
)
export const OrderState = z.enum(['open', 'scheduled', 'done', 'could-not', 'cancelled'])
export const Remedy = z.enum(['reschedule', 'credit'])

const words = (max: number) => FreeText.max(max).nullable().default(null)
const quantity = z.int('Write a whole number.').min(1, 'Write 1 or more.').max(100)

/** Containers that come: what they are, and how often they are emptied. */
export const OrderedContainer = z.object({
  stream: z.string().min(1, 'Choose a stream.'),
  container: z.string().min(1, 'Choose a container.'),
  size: z.string().min(1, 'Choose a size.'),
  pickupsPerWeek: z.int().min(1).max(14).nullable().default(1).describe('Null: on call.'),
  location: z.string().min(1).default('curb'),
})

/** What is asked of the crew. */
export const NewOrder = z.object({
  kind: OrderKind,
  serviceId: z
    .int()
    .positive()
    .nullable()
    .default(null)
    .describe('The service it is about: of a swap or a removal the one that changes.'),
  quantity: quantity.default(1),
  container: OrderedContainer.nullable().default(null).describe('Of a delivery or a swap: what comes.'),
  changesService: z
    .boolean()
    .default(true)
    .describe(
      'Of a delivery, swap or removal: whether doing it changes the service. False: the books have it already.',
    ),
  serial: words(40).describe('Of the container, where it is known.'),
  wantedOn: Day.nullable().default(null),
  driverNote: words(300),
  missedOn: Day.nullable().default(null).describe('Of a missed pickup: the day.'),
  reportedOn: Day.nullable()
    .default(null)
    .describe('Of a missed pickup: when it was told; today when left out.'),
  missedReason: words(300),
  remedy: Remedy.nullable().default(null).describe('Of a missed pickup: what is done about it.'),
  requestId: RequestKey.nullable().default(null),
})

/** How many of a kind are free in a calendar year, and how many of them are taken. */
export const FreeCount = z.object({
  allowed: z.int(),
  usedBefore: z.int().describe('In the calendar year, by what was done and what is ordered.'),
  now: z.int().describe('How many of this order are free.'),
  year: z.int(),
})

/** What an order will cost, by the rating engine. */
export const OrderQuote = z.object({
  chargeCents: Cents.describe('With the fees that follow from it.'),
  citation: z.string().nullable().describe('The rule that it is charged by; null: nothing is charged.'),
  free: FreeCount.nullable(),
  sentence: z.string(),
  lines: z.array(z.object({ en: z.string(), reasonEn: z.string(), amountCents: Cents })),
  suggestedOn: Day.nullable().describe('The next collection day of the premise.'),
  containers: z.string().nullable().describe('What doing it will change of the services.'),
})

export const Order = z
  .object({
    orderId: z.int(),
    number: z.string(),
    kind: OrderKind,
    state: OrderState,
    version: z.int(),
    accountNumber: z.string(),
    payerName: z.string().nullable(),
    address: z.string(),
    place: z.string(),
    collectionDay: z.string().nullable(),
    route: z.string().nullable(),
    serviceId: z.int().nullable(),
    changesService: z.boolean(),
    quantity: z.int(),
    container: z
      .string()
      .nullable()
      .describe('What comes or goes: `96 gal refuse cart`; null where the order names none.'),
    serial: z.string().nullable(),
    wantedOn: Day.nullable(),
    scheduledOn: Day.nullable(),
    doneOn: Day.nullable(),
    driverNote: z.string().nullable(),
    missedOn: Day.nullable(),
    reportedOn: Day.nullable(),
    missedReason: z.string().nullable(),
    remedy: Remedy.nullable(),
    quotedCents: Cents.describe('What was said it would cost.'),
    quotedWords: z.string(),
    eventId: z.int().nullable(),
    billNumber: z.string().nullable().describe('The bill that charged it.'),
    orderedBy: z.string(),
    orderedOn: Day,
    late: z.boolean().describe('Whether its day has passed and it is not done.'),
  })
  .meta({ id: 'Order' })

export const OrderDetail = Order.extend({
  steps: z.array(
    z.object({
      what: z.string(),
      state: OrderState,
      onDay: Day.nullable(),
      note: z.string().nullable(),
      by: z.string(),
      at: z.string(),
    }),
  ),
}).meta({ id: 'OrderDetail' })
