import { z } from 'zod'
import { answer, file, mayRefuse, type Route } from './route.ts'
import { FileDifference, SetupEffect, SetupFile, SetupVersion } from './setup-shapes.ts'

const tags = ['City set-up'] as const
const id = z.coerce.number<string | number>().int().positive()
const versionParams = z.object({ versionId: id })

/** The city’s set-up as a folder: taken along and looked up. */
export const setup = {
  present: {
    method: 'get',
    path: '/setup',
    summary:
      'The city’s set-up as it is now: the files of its folder, and what the city asks for before a change',
    permission: 'city.read',
    tags,
    request: {},
    responses: {
      200: answer(
        'The set-up.',
        z.object({
          files: z.array(SetupFile.omit({ change: true })),
          sha256: z.string(),
          written: z
            .boolean()
            .describe(
              'The files were written from the books, because nothing was adopted yet that says the same.',
            ),
          secondPerson: z.object({ asked: z.boolean(), citation: z.string().nullable() }),
        }),
      ),
      ...mayRefuse('CITY_NOT_SET_UP'),
    },
  },
  folder: {
    method: 'get',
    path: '/setup/folder.zip',
    summary: 'The city’s set-up as a folder in a zip file: brought in again, it changes nothing',
    permission: 'city.read',
    tags,
    request: { query: z.object({ version: id.optional().describe('As it was adopted under this number.') }) },
    responses: {
      200: file('The folder.', 'application/zip'),
      ...mayRefuse('CITY_NOT_SET_UP', 'SETUP_VERSION_NOT_FOUND'),
    },
  },
  versions: {
    method: 'get',
    path: '/setup/versions',
    summary: 'The set-up as it was adopted each time, newest first',
    permission: 'city.read',
    tags,
    request: {},
    responses: { 200: answer('The versions.', z.object({ rows: z.array(SetupVersion) })) },
  },
  version: {
    method: 'get',
    path: '/setup/versions/{versionId}',
    summary: 'What one adoption of the set-up changed, as it was told then',
    permission: 'city.read',
    tags,
    request: { params: versionParams },
    responses: {
      200: answer('What it changed.', z.object({ effects: z.array(SetupEffect) })),
      ...mayRefuse('SETUP_VERSION_NOT_FOUND'),
    },
  },
  compare: {
    method: 'get',
    path: '/setup/compare',
    summary: 'How the set-up differs between two adoptions, line by line',
    permission: 'city.read',
    tags,
    request: {
      query: z.object({ from: id, to: id.optional().describe('Left out: the set-up as it is now.') }),
    },
    responses: {
      200: answer('The files that differ.', z.object({ files: z.array(FileDifference) })),
      ...mayRefuse('CITY_NOT_SET_UP', 'SETUP_VERSION_NOT_FOUND'),
    },
  },
} as const satisfies Record<string, Route>
