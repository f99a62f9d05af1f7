import { z } from 'zod'
import { accountParams } from './account-shapes.ts'
import {
  AskedChange,
  AskedMove,
  AskedNewOwner,
  AskedStart,
  AskedStop,
  Moved,
  MoveRow,
} from './move-shapes.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'

const tags = ['Start, stop and move'] as const
const permission = 'accounts.change'

const common = ['FIELD_REFUSED', 'CYCLE_NOT_FOUND', 'PARTY_NOT_FOUND', 'CITY_NOT_SET_UP'] as const
const ending = [
  'ACCOUNT_NOT_FOUND',
  'ACCOUNT_CLOSED',
  'PERIOD_ALREADY_BILLED',
  'SERVICE_NOT_FOUND',
  'SERVICE_ENDED',
] as const
const beginning = [
  'ACCOUNT_ALREADY_OPEN',
  'ACCOUNT_NUMBERS_USED_UP',
  'SERVICE_ALREADY_THERE',
  'FIRST_DAYS_BILLED',
  'FIRST_DAYS_TOO_FAR_BACK',
] as const
/** What days that were billed are put right by. */
const correcting = [
  'CORRECTION_RULE_MISSING',
  'CORRECTION_OF_SHARED_SERVICE',
  'CORRECTION_CHANGES_NOTHING',
  'CORRECTION_HAS_GAPS',
  'CORRECTION_WAITS',
  'ADJUSTMENT_RULES_MISSING',
  'ADJUSTMENT_REASON_UNKNOWN',
  'ADJUSTMENT_OWN_ACCOUNT',
  'ADJUSTMENT_MORE_THAN_LEFT',
] as const
const would = answer('What would come of it; nothing is kept.', Moved)
const done = answer('It is done.', Moved)

const stopRefused = mayRefuse(...common, ...ending, ...beginning, ...correcting, 'IDENTITY_CHECK_NEEDED')
const startRefused = mayRefuse(
  ...common,
  ...beginning,
  ...correcting,
  'ACCOUNT_NOT_FOUND',
  'ACCOUNT_CLOSED',
  'PERIOD_ALREADY_BILLED',
)
const changeRefused = mayRefuse(
  ...common,
  ...ending,
  ...correcting,
  'ALREADY_SO',
  'SERVICE_ALREADY_THERE',
  'FIRST_DAYS_BILLED',
  'FIRST_DAYS_TOO_FAR_BACK',
)
const ownerRefused = mayRefuse(
  ...common,
  ...ending,
  ...beginning,
  ...correcting,
  'ALREADY_SO',
  'LATER_CHANGE_KNOWN',
)

/** Begin, end, move, change: what will be billed is shown before. */
export const moves = {
  previewStop: {
    method: 'post',
    path: '/accounts/{accountNumber}/stop/preview',
    summary: 'What stopping an account would come to: its final bill, its containers, its deposit',
    permission,
    tags,
    request: { params: accountParams, body: json(AskedStop) },
    responses: { 200: would, ...stopRefused },
  },
  stop: {
    method: 'post',
    path: '/accounts/{accountNumber}/stop',
    summary:
      'Stop an account from a day: its services end, its containers are fetched, the owner follows where agreed',
    permission,
    tags,
    request: { params: accountParams, body: json(AskedStop) },
    responses: { 200: done, ...stopRefused },
  },
  previewStart: {
    method: 'post',
    path: '/starts/preview',
    summary: 'What starting service at an address would come to: its first bill, its deliveries, its deposit',
    permission,
    tags,
    request: { body: json(AskedStart) },
    responses: { 200: would, ...startRefused },
  },
  start: {
    method: 'post',
    path: '/starts',
    summary: 'Start service at an address: the account, its services, the deliveries, in one step',
    permission,
    tags,
    request: { body: json(AskedStart) },
    responses: { 201: done, ...startRefused },
  },
  previewMove: {
    method: 'post',
    path: '/accounts/{accountNumber}/move/preview',
    summary: 'What moving a customer would come to: the final bill here, the first bill there',
    permission,
    tags,
    request: { params: accountParams, body: json(AskedMove) },
    responses: { 200: would, ...stopRefused },
  },
  move: {
    method: 'post',
    path: '/accounts/{accountNumber}/move',
    summary: 'Move a customer: stop here, start there, in one step',
    permission,
    tags,
    request: { params: accountParams, body: json(AskedMove) },
    responses: { 200: done, ...stopRefused },
  },
  previewChange: {
    method: 'post',
    path: '/accounts/{accountNumber}/change/preview',
    summary: 'What a change of services would come to: the next bill with it and without it',
    permission,
    tags,
    request: { params: accountParams, body: json(AskedChange) },
    responses: { 200: would, ...changeRefused },
  },
  change: {
    method: 'post',
    path: '/accounts/{accountNumber}/change',
    summary: 'Begin, alter or end a service of an account from a day, and order what the crew has to do',
    permission,
    tags,
    request: { params: accountParams, body: json(AskedChange) },
    responses: { 200: done, ...changeRefused },
  },
  previewNewOwner: {
    method: 'post',
    path: '/accounts/{accountNumber}/new-owner/preview',
    summary: 'What a new owner from the day of the deed would come to',
    permission,
    tags,
    request: { params: accountParams, body: json(AskedNewOwner) },
    responses: { 200: would, ...ownerRefused },
  },
  newOwner: {
    method: 'post',
    path: '/accounts/{accountNumber}/new-owner',
    summary: 'A new owner from the day of the deed: whoever paid until then keeps what they owe',
    permission,
    tags,
    request: { params: accountParams, body: json(AskedNewOwner) },
    responses: { 200: done, ...ownerRefused },
  },
  ofAccount: {
    method: 'get',
    path: '/accounts/{accountNumber}/moves',
    summary: 'What began, ended, moved and changed on an account, newest first',
    permission: 'accounts.read',
    tags,
    request: { params: accountParams },
    responses: {
      200: answer('The history.', z.object({ rows: z.array(MoveRow) })),
      ...mayRefuse('ACCOUNT_NOT_FOUND'),
    },
  },
} as const satisfies Record<string, Route>
