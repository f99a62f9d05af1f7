import { z } from 'zod'
import { Day } from './account-shapes.ts'
import { FreeText } from './free-text.ts'
import { PostalKind, PostalLoad, PostalStanding } from './postal-shapes.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'

const tags = ['Postal data'] as const
const whole = z.coerce.number<string | number>().int().positive()
const loadParams = z.object({ loadId: whole })

/** Prices and labeling lists of the post office, as dated data. */
export const postal = {
  standing: {
    method: 'get',
    path: '/postal',
    summary: 'Prices and labeling lists in force on a day, and what is missing',
    permission: 'mail.read',
    tags,
    request: { query: z.object({ on: Day.optional().describe('Today when left out.') }) },
    responses: { 200: answer('What holds on the day.', PostalStanding) },
  },
  loads: {
    method: 'get',
    path: '/postal/loads',
    summary: 'The files that were loaded, newest first',
    permission: 'mail.read',
    tags,
    request: {},
    responses: { 200: answer('The newest two hundred.', z.object({ rows: z.array(PostalLoad) })) },
  },
  load: {
    method: 'post',
    path: '/postal/loads',
    summary: 'Load a price list or a labeling list from a CSV file, checked line by line',
    permission: 'postage.change',
    tags,
    request: {
      body: json(
        z.object({
          kind: PostalKind,
          fileName: z.string().trim().min(1).max(200),
          csv: z.string().min(1, 'Send the file.').max(8_000_000, 'Send up to 8 MB.'),
          source: FreeText.min(1, 'Write where the list comes from.').max(300),
          effectiveOn: Day.optional().describe(
            'The first day of a labeling list. Prices have their days in the file.',
          ),
          lastOn: Day.optional().describe('The last day a labeling list may be used.'),
          leaveOut: z
            .boolean()
            .default(false)
            .describe('Load the good lines though others cannot be used; those are kept with their reasons.'),
          isPractice: z.boolean().default(false).describe('The list is invented for practice.'),
        }),
      ),
    },
    responses: {
      201: answer('The list is loaded.', PostalLoad),
      ...mayRefuse(
        'FIELD_REFUSED',
        'POSTAL_FILE_UNREADABLE',
        'POSTAL_FILE_FAULTY',
        'POSTAL_LOAD_ALREADY_HERE',
        'LABELING_LIST_TAKEN',
      ),
    },
  },
  withdraw: {
    method: 'post',
    path: '/postal/loads/{loadId}/withdraw',
    summary: 'Take a file that was a mistake out of force; what was sorted by it stays as it is',
    permission: 'postage.change',
    tags,
    request: {
      params: loadParams,
      body: json(z.object({ because: FreeText.min(1, 'Write why.').max(300) })),
    },
    responses: {
      200: answer('It is out of force.', PostalLoad),
      ...mayRefuse('POSTAL_LOAD_NOT_FOUND', 'POSTAL_LOAD_WITHDRAWN'),
    },
  },
} as const satisfies Record<string, Route>
