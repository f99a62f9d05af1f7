import { z } from 'zod'
import { answer, type Route } from './route.ts'

const Policy = z.object({
  id: z.int(),
  code: z.string(),
  from: z.iso.date(),
  until: z.iso.date().nullable().describe('The first day it no longer holds; null while no end is set.'),
  value: z.unknown().describe('The rule as data.'),
  citation: z.string(),
  inForce: z.boolean().describe('Whether it holds on the day asked for.'),
})

export const policies = {
  list: {
    method: 'get',
    path: '/policies',
    summary: 'The dated rules of the city, each with the section that says so',
    permission: 'rates.read',
    tags: ['Policies'],
    request: {
      query: z.object({ on: z.iso.date().optional().describe('Only those in force on this day.') }),
    },
    responses: { 200: answer('The policies, by code and date.', z.object({ rows: z.array(Policy) })) },
  },
} as const satisfies Record<string, Route>
