import { z } from 'zod'
import { FreeText } from './free-text.ts'
import { answer, file, json, mayRefuse, type Route, upload } from './route.ts'
import { FileDifference, JudgedChange, Meanwhile, SetupChange } from './setup-shapes.ts'

const tags = ['City set-up'] as const
const changeParams = z.object({ changeId: z.coerce.number<string | number>().int().positive() })
const path = z.string().min(1).max(200).describe('The file by its path in the folder: `rates/versions.csv`.')
const edition = z.int().positive().describe('The edition that was looked at.')
const Whose = z.enum(['mine', 'theirs'])
const note = FreeText.min(3, 'Say why, in a few words.').max(2000)

const FileText = z.object({
  path: z.string(),
  picture: z.boolean(),
  text: z.string().describe('The text; of a picture, its bytes in base 64.'),
})

/** Changes of the city’s set-up: begun, edited, checked, handed over, adopted. */
export const setupChanges = {
  changes: {
    method: 'get',
    path: '/setup/changes',
    summary: 'Changes of the set-up, newest first; at most a hundred',
    permission: 'city.read',
    tags,
    request: { query: z.object({ open: z.enum(['true', 'false']).optional() }) },
    responses: { 200: answer('The changes.', z.object({ rows: z.array(SetupChange) })) },
  },
  begin: {
    method: 'post',
    path: '/setup/changes',
    summary: 'Begin a change of the set-up from the folder as it is now',
    permission: 'city.change',
    tags,
    request: { body: json(z.object({ reason: note })) },
    responses: { 201: answer('The change.', JudgedChange), ...mayRefuse('CITY_NOT_SET_UP') },
  },
  change: {
    method: 'get',
    path: '/setup/changes/{changeId}',
    summary: 'A change with the check of its folder, what adopting it would do, and which runs it touches',
    permission: 'city.read',
    tags,
    request: { params: changeParams },
    responses: { 200: answer('The change.', JudgedChange), ...mayRefuse('SETUP_CHANGE_NOT_FOUND') },
  },
  changeFolder: {
    method: 'get',
    path: '/setup/changes/{changeId}/folder.zip',
    summary: 'The folder of a change in a zip file, to go on with it elsewhere',
    permission: 'city.read',
    tags,
    request: { params: changeParams },
    responses: { 200: file('The folder.', 'application/zip'), ...mayRefuse('SETUP_CHANGE_NOT_FOUND') },
  },
  changeLines: {
    method: 'get',
    path: '/setup/changes/{changeId}/lines',
    summary: 'How the folder of a change differs from the one it was begun from, line by line',
    permission: 'city.read',
    tags,
    request: { params: changeParams },
    responses: {
      200: answer('The files that differ.', z.object({ files: z.array(FileDifference) })),
      ...mayRefuse('SETUP_CHANGE_NOT_FOUND'),
    },
  },
  changeFile: {
    method: 'get',
    path: '/setup/changes/{changeId}/file',
    summary: 'One file of a change',
    permission: 'city.read',
    tags,
    request: { params: changeParams, query: z.object({ path }) },
    responses: {
      200: answer('The file.', FileText),
      ...mayRefuse('SETUP_CHANGE_NOT_FOUND', 'SETUP_FILE_NOT_FOUND'),
    },
  },
  writeFile: {
    method: 'put',
    path: '/setup/changes/{changeId}/file',
    summary: 'Write one file of a change; what is wrong with the folder then is told, and nothing is taken',
    permission: 'city.change',
    tags,
    request: {
      params: changeParams,
      body: json(
        z.object({
          path,
          text: z.string(),
          edition,
          seen: z
            .string()
            .optional()
            .describe(
              'The text the file had when it was looked at. With it, what somebody else saved meanwhile stays where the lines differ, and the edition is not asked for.',
            ),
          keep: Whose.optional().describe('Whose words stay where both changed the same lines.'),
        }),
      ),
    },
    responses: {
      200: answer('The change as it is now.', JudgedChange),
      ...mayRefuse(
        'SETUP_CHANGE_NOT_FOUND',
        'SETUP_CHANGE_NOT_IN_STATE',
        'SETUP_CHANGE_EDITED',
        'SETUP_FILE_CLASHES',
        'SETUP_FILE_UNFIT',
        'SETUP_FILE_TOO_LARGE',
      ),
    },
  },
  removeFile: {
    method: 'post',
    path: '/setup/changes/{changeId}/remove-file',
    summary: 'Take a file out of the folder of a change',
    permission: 'city.change',
    tags,
    request: { params: changeParams, body: json(z.object({ path, edition })) },
    responses: {
      200: answer('The change as it is now.', JudgedChange),
      ...mayRefuse(
        'SETUP_CHANGE_NOT_FOUND',
        'SETUP_CHANGE_NOT_IN_STATE',
        'SETUP_CHANGE_EDITED',
        'SETUP_FILE_NOT_FOUND',
      ),
    },
  },
  upload: {
    method: 'post',
    path: '/setup/changes/{changeId}/upload',
    summary: 'Send a zip file instead of the whole folder of a change, or single files beside what is there',
    permission: 'city.change',
    tags,
    request: {
      params: changeParams,
      body: upload(
        z.object({
          file: z
            .array(z.string().meta({ format: 'binary' }))
            .describe('One zip file of up to 10 MB, or files of up to 2 MB each.'),
          edition: z.string().describe('The edition that was looked at.'),
        }),
      ),
    },
    responses: {
      200: answer(
        'The change as it is now.',
        JudgedChange.extend({
          leftOut: z
            .array(z.string())
            .describe('What was in the zip file and has no place in a city folder.'),
        }),
      ),
      ...mayRefuse(
        'REQUEST_INVALID',
        'SETUP_CHANGE_NOT_FOUND',
        'SETUP_CHANGE_NOT_IN_STATE',
        'SETUP_CHANGE_EDITED',
        'SETUP_FILE_UNFIT',
        'SETUP_FILE_TOO_LARGE',
        'SETUP_ZIP_UNSAFE',
        'SETUP_ZIP_UNREADABLE',
      ),
    },
  },
  meanwhile: {
    method: 'get',
    path: '/setup/changes/{changeId}/meanwhile',
    summary:
      'What others changed in the set-up since a change was begun, and where both changed the same lines',
    permission: 'city.read',
    tags,
    request: { params: changeParams },
    responses: { 200: answer('What changed.', Meanwhile), ...mayRefuse('SETUP_CHANGE_NOT_FOUND') },
  },
  renew: {
    method: 'post',
    path: '/setup/changes/{changeId}/renew',
    summary:
      'Put a change on top of a set-up that was changed since it was begun: lines of both come together',
    permission: 'city.change',
    tags,
    request: {
      params: changeParams,
      body: json(
        z.object({
          edition,
          keep: z
            .array(z.object({ path, whose: Whose }))
            .default([])
            .describe('Whose lines stay in a file where both changed the same ones.'),
        }),
      ),
    },
    responses: {
      200: answer('The change as it is now.', JudgedChange),
      ...mayRefuse(
        'SETUP_CHANGE_NOT_FOUND',
        'SETUP_CHANGE_NOT_IN_STATE',
        'SETUP_CHANGE_EDITED',
        'SETUP_CHANGED_MEANWHILE',
      ),
    },
  },
  propose: {
    method: 'post',
    path: '/setup/changes/{changeId}/propose',
    summary: 'Hand a change over to a second person',
    permission: 'city.change',
    tags,
    request: { params: changeParams, body: json(z.object({ edition })) },
    responses: {
      200: answer('The change as it is now.', JudgedChange),
      ...mayRefuse(
        'CITY_FOLDER_FAULTY',
        'SETUP_CHANGE_NOT_FOUND',
        'SETUP_CHANGE_NOT_IN_STATE',
        'SETUP_CHANGE_EDITED',
        'SETUP_CHANGE_EMPTY',
      ),
    },
  },
  adopt: {
    method: 'post',
    path: '/setup/changes/{changeId}/adopt',
    summary: 'Adopt a change: all of its folder, or nothing',
    permission: 'city.adopt',
    tags,
    request: { params: changeParams, body: json(z.object({ edition })) },
    responses: {
      200: answer(
        'It is adopted.',
        z.object({
          changes: z.int().describe('How many things it changed.'),
          notes: z.array(z.string()).describe('What the folder wanted and the books keep as it is.'),
        }),
      ),
      ...mayRefuse(
        'CITY_FOLDER_FAULTY',
        'CITY_NOT_SET_UP',
        'CYCLE_IN_USE',
        'LEDGER_ACCOUNT_IN_USE',
        'POLICY_IN_USE',
        'RATE_IN_USE',
        'SETUP_CHANGE_NOT_FOUND',
        'SETUP_CHANGE_NOT_IN_STATE',
        'SETUP_CHANGE_EDITED',
        'SETUP_CHANGE_EMPTY',
        'SETUP_CHANGED_MEANWHILE',
        'SETUP_NEEDS_SECOND_PERSON',
      ),
    },
  },
  sendBack: {
    method: 'post',
    path: '/setup/changes/{changeId}/send-back',
    summary: 'Give a proposed change back to be edited, with what is wrong with it',
    permission: 'city.adopt',
    tags,
    request: { params: changeParams, body: json(z.object({ note })) },
    responses: {
      200: answer('The change as it is now.', JudgedChange),
      ...mayRefuse('SETUP_CHANGE_NOT_FOUND', 'SETUP_CHANGE_NOT_IN_STATE'),
    },
  },
  withdraw: {
    method: 'post',
    path: '/setup/changes/{changeId}/withdraw',
    summary: 'Give a change up: nothing of it is taken',
    permission: 'city.change',
    tags,
    request: { params: changeParams, body: json(z.object({ note })) },
    responses: {
      200: answer('The change as it is now.', JudgedChange),
      ...mayRefuse('SETUP_CHANGE_NOT_FOUND', 'SETUP_CHANGE_NOT_IN_STATE'),
    },
  },
} as const satisfies Record<string, Route>
