import { z } from 'zod'
import { Day } from './account-shapes.ts'
import { FreeText } from './free-text.ts'
import {
  LetterLanguage,
  LetterTemplate,
  TemplateCode,
  TemplateDraft,
  TemplateFact,
  TemplateRow,
  TemplateText,
} from './letter-shapes.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'

const params = z.object({ code: TemplateCode })
const tags = ['Letters'] as const
const shown = { 200: answer('The template.', LetterTemplate) }
const edition = z.int()

/** What letters begin from: texts in English and Spanish, in versions. */
export const letterTemplates = {
  list: {
    method: 'get',
    path: '/letter-templates',
    summary: 'Letter templates by name',
    permission: 'letters.read',
    tags,
    request: {},
    responses: { 200: answer('The templates.', z.object({ rows: z.array(TemplateRow) })) },
  },
  show: {
    method: 'get',
    path: '/letter-templates/{code}',
    summary: 'A letter template: what is prepared or in force, and its versions',
    permission: 'letters.read',
    tags,
    request: { params },
    responses: { ...shown, ...mayRefuse('LETTER_TEMPLATE_NOT_FOUND') },
  },
  add: {
    method: 'post',
    path: '/letter-templates',
    summary: 'Begin a new letter template',
    permission: 'letters.templates',
    tags,
    request: {
      body: json(z.object({ code: TemplateCode, name: FreeText.min(1, 'Give it a name.').max(80) })),
    },
    responses: { 201: answer('It is begun.', LetterTemplate), ...mayRefuse('LETTER_TEMPLATE_TAKEN') },
  },
  change: {
    method: 'put',
    path: '/letter-templates/{code}',
    summary:
      'Prepare a change of a letter template; letters go by the version in force until it is published',
    permission: 'letters.templates',
    tags,
    request: { params, body: json(TemplateDraft) },
    responses: {
      ...shown,
      ...mayRefuse('LETTER_TEMPLATE_NOT_FOUND', 'LETTER_TEMPLATE_CHANGED_MEANWHILE', 'LETTER_FIELDS_UNKNOWN'),
    },
  },
  confirm: {
    method: 'post',
    path: '/letter-templates/{code}/confirm',
    summary: 'Confirm that the text of one language still says the same as the other',
    permission: 'letters.templates',
    tags,
    request: { params, body: json(z.object({ edition, language: LetterLanguage })) },
    responses: {
      ...shown,
      ...mayRefuse(
        'LETTER_TEMPLATE_NOT_FOUND',
        'LETTER_TEMPLATE_CHANGED_MEANWHILE',
        'LETTER_TEMPLATE_UNCHANGED',
      ),
    },
  },
  publish: {
    method: 'post',
    path: '/letter-templates/{code}/publish',
    summary: 'Publish what is prepared, both languages together, from a day on',
    permission: 'letters.templates',
    tags,
    request: { params, body: json(z.object({ edition, from: Day })) },
    responses: {
      ...shown,
      ...mayRefuse(
        'LETTER_TEMPLATE_NOT_FOUND',
        'LETTER_TEMPLATE_CHANGED_MEANWHILE',
        'LETTER_TEMPLATE_UNCHANGED',
        'LETTER_PAIR_OLDER',
        'LETTER_SAYS_NOTHING',
        'FIELD_REFUSED',
      ),
    },
  },
  discard: {
    method: 'post',
    path: '/letter-templates/{code}/discard',
    summary: 'Give up what is prepared; the version in force stays',
    permission: 'letters.templates',
    tags,
    request: { params, body: json(z.object({ edition })) },
    responses: {
      200: answer('It is given up.', z.object({ code: TemplateCode })),
      ...mayRefuse(
        'LETTER_TEMPLATE_NOT_FOUND',
        'LETTER_TEMPLATE_CHANGED_MEANWHILE',
        'LETTER_TEMPLATE_UNCHANGED',
      ),
    },
  },
  preview: {
    method: 'post',
    path: '/letter-templates/{code}/preview',
    summary:
      'A template as a letter to whoever pays for a real account; what is given by others stands in angles',
    permission: 'letters.read',
    tags,
    request: {
      params,
      body: json(
        TemplateText.extend({
          accountNumber: z.string().min(1, 'Write the account number.'),
          language: LetterLanguage,
          facts: z.array(TemplateFact).max(30),
        }),
      ),
    },
    responses: {
      200: file('The letter, marked as a draft.', 'application/pdf'),
      ...mayRefuse(
        'ACCOUNT_NOT_FOUND',
        'LETTER_PARTY_UNKNOWN',
        'LETTER_FIELDS_UNKNOWN',
        'LETTER_FIELDS_EMPTY',
        'CITY_NOT_SET_UP',
      ),
    },
  },
} as const satisfies Record<string, Route>
