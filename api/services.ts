import { z } from 'zod'
import { accountParams, Day, reason, Service } from './account-shapes.ts'
import { FreeText, neededText } from './free-text.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'

const serviceParams = z.object({ serviceId: z.coerce.number<string | number>().int().positive() })
const quantity = z.int('Write a whole number.').min(1, 'Write 1 or more.').max(10_000)
const pickupsPerWeek = z.int().min(1).max(14).nullable().describe('Null: on call.')

const NewService = z.object({
  stream: z.string().min(1, 'Choose a stream.'),
  container: z.string().min(1, 'Choose a container.'),
  size: z.string().min(1, 'Choose a size.'),
  quantity: quantity.default(1),
  pickupsPerWeek: pickupsPerWeek.default(1),
  location: z.string().min(1).default('curb'),
  units: quantity.default(1).describe('Dwelling units, for rates that charge by unit.'),
  from: Day.describe('The first day of service.'),
  note: FreeText.max(500).nullable().default(null),
})

const Event = z.object({
  eventId: z.int(),
  serviceId: z.int().nullable(),
  code: z.string(),
  happenedOn: Day,
  quantity: z.int(),
  tonsHundredths: z.int().nullable(),
  containerDays: z.int().nullable(),
  reference: z.string(),
  note: z.string().nullable(),
  billNumber: z.string().nullable().describe('The bill that charged it; null until it is billed.'),
  absent: z.boolean().describe('A correction found that it never was.'),
})
const changed = z.object({ accountNumber: z.string(), serviceId: z.int() })
const tags = ['Services'] as const

/** What is served to an account, and what happened there. */
export const services = {
  ofAccount: {
    method: 'get',
    path: '/accounts/{accountNumber}/services',
    summary: 'The services of an account with their periods, and its events, newest first',
    permission: 'accounts.read',
    tags,
    request: { params: accountParams },
    responses: {
      200: answer('The timeline.', z.object({ services: z.array(Service), events: z.array(Event) })),
      ...mayRefuse('ACCOUNT_NOT_FOUND'),
    },
  },
  start: {
    method: 'post',
    path: '/accounts/{accountNumber}/services',
    summary: 'Start a service from a day',
    permission: 'accounts.change',
    tags,
    request: { params: accountParams, body: json(NewService) },
    responses: {
      201: answer('The service starts.', changed),
      ...mayRefuse(
        'ACCOUNT_NOT_FOUND',
        'ACCOUNT_CLOSED',
        'FIELD_REFUSED',
        'SERVICE_ALREADY_THERE',
        'PERIOD_ALREADY_BILLED',
        'FIRST_DAYS_BILLED',
        'FIRST_DAYS_TOO_FAR_BACK',
      ),
    },
  },
  change: {
    method: 'post',
    path: '/services/{serviceId}/change',
    summary: 'Change a service from a day: this one ends, and another begins',
    permission: 'accounts.change',
    tags,
    request: {
      params: serviceParams,
      body: json(
        z.object({
          from: Day.describe('The first day of the new service.'),
          container: z.string().min(1).optional(),
          size: z.string().min(1).optional(),
          quantity: quantity.optional(),
          pickupsPerWeek: pickupsPerWeek.optional(),
          location: z.string().min(1).optional(),
          units: quantity.optional(),
          note: FreeText.max(500).nullable().optional(),
          reason,
        }),
      ),
    },
    responses: {
      200: answer(
        'The change stands.',
        changed.extend({ serviceId: z.int().describe('The service from that day on.') }),
      ),
      ...mayRefuse(
        'SERVICE_NOT_FOUND',
        'SERVICE_ENDED',
        'ACCOUNT_CLOSED',
        'FIELD_REFUSED',
        'ALREADY_SO',
        'SERVICE_ALREADY_THERE',
        'PERIOD_ALREADY_BILLED',
        'FIRST_DAYS_BILLED',
        'FIRST_DAYS_TOO_FAR_BACK',
      ),
    },
  },
  stop: {
    method: 'post',
    path: '/services/{serviceId}/stop',
    summary: 'Stop a service from a day; stopped from its first day, it never was',
    permission: 'accounts.change',
    tags,
    request: {
      params: serviceParams,
      body: json(z.object({ from: Day.describe('The first day without service.'), reason })),
    },
    responses: {
      200: answer('The service stops.', changed.extend({ withdrawn: z.boolean() })),
      ...mayRefuse('SERVICE_NOT_FOUND', 'SERVICE_ENDED', 'FIELD_REFUSED', 'PERIOD_ALREADY_BILLED'),
    },
  },
  recordEvent: {
    method: 'post',
    path: '/accounts/{accountNumber}/events',
    summary: 'Record what happened: a bulky pickup, a roll-off load with its tons',
    permission: 'accounts.change',
    tags,
    request: {
      params: accountParams,
      body: json(
        z.object({
          code: z.string().min(1, 'Choose what happened.'),
          happenedOn: Day,
          quantity: quantity.default(1),
          serviceId: z.int().positive().nullable().default(null),
          tonsHundredths: z.int().min(0).max(100_000).nullable().default(null),
          containerDays: z.int().min(0).max(3660).nullable().default(null),
          reference: neededText('Write the ticket or work order number.')
            .max(60)
            .describe('Recording the same one twice is refused.'),
          note: FreeText.max(500).nullable().default(null),
        }),
      ),
    },
    responses: {
      201: answer('It is recorded.', z.object({ accountNumber: z.string(), eventId: z.int() })),
      ...mayRefuse(
        'ACCOUNT_NOT_FOUND',
        'ACCOUNT_CLOSED',
        'SERVICE_NOT_FOUND',
        'FIELD_REFUSED',
        'EVENT_ALREADY_RECORDED',
      ),
    },
  },
  closeAccount: {
    method: 'post',
    path: '/accounts/{accountNumber}/close',
    summary: 'Close an account from a day: its services stop, and its next bill is the final one',
    permission: 'accounts.change',
    tags,
    request: {
      params: accountParams,
      body: json(z.object({ from: Day.describe('The first day without service.'), reason })),
    },
    responses: {
      200: answer(
        'The account closes.',
        z.object({ accountNumber: z.string(), closedOn: Day, stoppedServices: z.array(z.int()) }),
      ),
      ...mayRefuse('ACCOUNT_NOT_FOUND', 'ACCOUNT_CLOSED', 'FIELD_REFUSED', 'PERIOD_ALREADY_BILLED'),
    },
  },
} as const satisfies Record<string, Route>
