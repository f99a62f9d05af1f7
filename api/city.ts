import { z } from 'zod'
import { answer, type Route } from './route.ts'

const CityTitle = z.object({
  name: z.string().describe('The name of its schema, in small letters.'),
  title: z.string(),
  demo: z.boolean().describe('A practice city: nothing in it is real.'),
})

const Cycle = z.object({
  code: z.string(),
  name: z.string(),
  months: z.int(),
  timing: z.enum(['advance', 'arrears']),
  anchorOn: z.iso.date(),
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
      200: answer('The city.', CityTitle.extend({ today: z.iso.date(), cycles: z.array(Cycle) })),
    },
  },
} as const satisfies Record<string, Route>
