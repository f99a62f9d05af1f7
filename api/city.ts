import { z } from 'zod'
import { answer, file, mayRefuse, type Route } from './route.ts'

const Period = z.object({
  from: z.iso.date(),
  until: z.iso.date().describe('The first day after the period.'),
})

/** The days of one billing period on which each step of its run is done. */
const CyclePeriod = Period.extend({
  cutOffOn: z.iso.date().describe('Changes after this day wait for the next bill.'),
  calculateOn: z.iso.date(),
  releaseOn: z.iso.date(),
  mailOn: z.iso.date(),
})

const Cycle = z.object({
  code: z.string(),
  name: z.string(),
  months: z.int().describe('How many months one bill covers.'),
  timing: z.enum(['advance', 'arrears']),
  anchorOn: z.iso.date().describe('The first day of any one billing period; all others follow from it.'),
  current: CyclePeriod.describe('The billing period today lies in.'),
  next: CyclePeriod,
})

const Address = z.object({
  name: z.string(),
  line1: z.string(),
  line2: z.string().nullable(),
  place: z.string(),
  state: z.string(),
  zip: z.string(),
})

const Identity = z.object({
  department: z.string(),
  state: z.string(),
  timeZone: z.string(),
  phone: z.string(),
  url: z.string(),
  email: z.string().nullable(),
  officeHours: z.object({ en: z.string(), es: z.string() }),
  remittance: Address,
  returnAddress: Address,
  accountNumberPattern: z.string(),
  dueDays: z.int(),
  delinquentDays: z.int(),
})

const CityDocument = z.object({
  id: z.int(),
  part: z.string().describe('`identity`, `calendar`, `texts`, `thresholds` or `logo`.'),
  sha256: z.string(),
  loadedAt: z.iso.datetime(),
  loadedBy: z.string(),
  current: z.boolean().describe('Whether it is the newest of its part.'),
})

export const city = {
  show: {
    method: 'get',
    path: '/city',
    summary: 'The city you work in: its name, its cycles, the business day',
    permission: 'signed-in',
    tags: ['City'],
    request: {},
    responses: {
      200: answer(
        'The city.',
        z.object({
          name: z.string().describe('The name of its schema, in small letters.'),
          title: z.string(),
          demo: z.boolean().describe('A practice city: nothing in it is real.'),
          today: z.iso.date(),
          identity: Identity.nullable().describe('Null until a city folder was loaded.'),
          cycles: z.array(Cycle),
        }),
      ),
    },
  },
  holidays: {
    method: 'get',
    path: '/city/holidays',
    summary: 'The holidays of the city and how collection moves after them',
    permission: 'city.read',
    tags: ['City'],
    request: {},
    responses: {
      200: answer(
        'The calendar; empty until a city folder was loaded.',
        z.object({
          holidays: z.array(
            z.object({
              on: z.iso.date(),
              name: z.object({ en: z.string(), es: z.string() }),
              officeClosed: z.boolean(),
              collectionMoves: z.boolean(),
            }),
          ),
          slideRule: z.string().nullable(),
          citation: z.string().nullable(),
        }),
      ),
    },
  },
  documents: {
    method: 'get',
    path: '/city/documents',
    summary: 'What the city folder said, part by part, each load that changed it: newest first',
    permission: 'city.read',
    tags: ['City'],
    request: {},
    responses: { 200: answer('Every version of every part.', z.object({ rows: z.array(CityDocument) })) },
  },
  document: {
    method: 'get',
    path: '/city/documents/{id}',
    summary: 'One part of what the city folder said, as it was loaded',
    permission: 'city.read',
    tags: ['City'],
    request: { params: z.object({ id: z.coerce.number().int().positive() }) },
    responses: {
      200: answer('The document.', CityDocument.extend({ body: z.unknown() })),
      ...mayRefuse('CITY_DOCUMENT_NOT_FOUND'),
    },
  },
  logo: {
    method: 'get',
    path: '/city/logo',
    summary: 'The city’s logo',
    permission: 'signed-in',
    tags: ['City'],
    request: {},
    responses: {
      200: file('The logo.', 'image/svg+xml'),
      ...mayRefuse('CITY_DOCUMENT_NOT_FOUND'),
    },
  },
} as const satisfies Record<string, Route>
