import { z } from 'zod'
import { Day, MailAddress, pageByNumber } from './account-shapes.ts'
import { AddressFault, AddressVerdict } from './address-shapes.ts'
import { FreeText } from './free-text.ts'
import { answer, json, mayRefuse, type Route, upload } from './route.ts'

const tags = ['Addresses'] as const
const whole = z.coerce.number<string | number>().int().positive()
const count = z.int().min(0)

export const NoticeMethod = z
  .enum(['acs', 'onecode-acs', 'ancillary-endorsement', 'alternative'])
  .describe(
    'How the post office told it (SEG-1147): Address Change Service, OneCode ACS, the ancillary service endorsement on the envelope, or another way the post office approved.',
  )
export const NoticeResult = z.enum(['no-move', 'moved', 'moved-no-address', 'not-deliverable'])
const MoveType = z.enum(['individual', 'family', 'business'])
const MovedIn = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Write a month such as 2026-08.')

export const MoveNotice = z
  .object({
    noticeId: z.int(),
    fileId: z.int().nullable().describe('Null: it was entered by hand.'),
    method: NoticeMethod,
    noticedOn: Day,
    result: NoticeResult,
    accountNumber: z.string(),
    partyId: z.int(),
    name: z.string(),
    before: z.string().describe('The address it is of, on one line.'),
    after: z.string().nullable().describe('Where mail would go; null where nobody knows.'),
    movedIn: z.string().nullable(),
    moveType: MoveType.nullable(),
    verdict: z.enum(['taken', ...AddressVerdict.options]).describe('`taken`: it changes nothing.'),
    decidedBy: z.string().nullable(),
    decidedOn: Day.nullable(),
    reason: z.string().nullable(),
    enteredBy: z.string(),
    enteredOn: Day,
  })
  .meta({ id: 'MoveNotice' })

export const MoveNoticeFile = z
  .object({
    fileId: z.int(),
    method: NoticeMethod,
    fileName: z.string(),
    sha256: z.string(),
    lines: count,
    taken: count,
    faulty: count,
    waiting: count.describe('Lines that were not taken and are not settled.'),
    broughtBy: z.string(),
    broughtOn: Day,
  })
  .meta({ id: 'MoveNoticeFile' })

const ofFile = z.object({ fileId: whole })
const notice = answer('The notice.', MoveNotice)

/** Move Update by other ways than NCOALink: notices of the post office, each reviewed before it changes an address. */
export const moveNotices = {
  list: {
    method: 'get',
    path: '/addresses/notices',
    summary: 'Notices of the post office, newest first, with the files they came in',
    permission: 'mail.read',
    tags,
    request: {
      query: z.object({ ...pageByNumber, verdict: z.enum(['taken', ...AddressVerdict.options]).optional() }),
    },
    responses: {
      200: answer(
        'A page, with the newest hundred files and the columns of one.',
        z.object({
          rows: z.array(MoveNotice),
          next: z.string().nullable(),
          open: count.describe('Notices that wait to be decided.'),
          files: z.array(MoveNoticeFile),
          columns: z.array(z.object({ name: z.string(), meaning: z.string() })),
        }),
      ),
    },
  },
  enter: {
    method: 'post',
    path: '/addresses/notices',
    summary:
      'Enter a notice by hand: what the post office told of a name at its address, by which way and when',
    permission: 'mail.work',
    tags,
    request: {
      body: json(
        z.object({
          accountNumber: z.string().min(1, 'Write the account number.'),
          partyId: z.int().positive().nullable().default(null).describe('Null: whoever pays.'),
          method: NoticeMethod,
          noticedOn: Day,
          result: NoticeResult,
          movedIn: MovedIn.nullable().default(null),
          moveType: MoveType.nullable().default(null),
          mail: MailAddress.nullable().default(null).describe('The new address of a move.'),
        }),
      ),
    },
    responses: {
      201: notice,
      ...mayRefuse(
        'ACCOUNT_NOT_FOUND',
        'ADDRESS_CONFIDENTIAL',
        'FIELD_REFUSED',
        'MOVE_NOTICE_ALREADY_HERE',
        'PARTY_NOT_FOUND',
      ),
    },
  },
  bring: {
    method: 'post',
    path: '/addresses/notice-files',
    summary: 'Bring a file of notices: every line is checked; those that do not fit wait, the rest is taken',
    permission: 'mail.work',
    tags,
    request: {
      body: upload(
        z.object({ file: z.string().meta({ format: 'binary' }), method: NoticeMethod.default('acs') }),
      ),
    },
    responses: {
      201: answer('What was taken.', MoveNoticeFile),
      ...mayRefuse('ADDRESS_ANSWER_UNREADABLE', 'MOVE_NOTICE_FILE_ALREADY_HERE', 'REQUEST_INVALID'),
    },
  },
  faults: {
    method: 'get',
    path: '/addresses/notice-files/{fileId}/lines',
    summary: 'Lines of a file of notices that were not taken, with column and reason',
    permission: 'mail.read',
    tags,
    request: { params: ofFile },
    responses: {
      200: answer(
        'The first five hundred, those that wait first.',
        z.object({ rows: z.array(AddressFault.omit({ answerId: true })) }),
      ),
      ...mayRefuse('MOVE_NOTICE_FILE_NOT_FOUND'),
    },
  },
  settle: {
    method: 'post',
    path: '/addresses/notice-files/{fileId}/lines/settle',
    summary: 'Settle the lines of a file that wait, with what was found out',
    permission: 'mail.work',
    tags,
    request: {
      params: ofFile,
      body: json(z.object({ note: FreeText.min(1, 'Write what was found out.').max(300) })),
    },
    responses: {
      200: answer('The file as it is now.', MoveNoticeFile),
      ...mayRefuse('MOVE_NOTICE_FILE_NOT_FOUND', 'ADDRESS_LINE_NOT_WAITING'),
    },
  },
  decide: {
    method: 'post',
    path: '/addresses/notices/decisions',
    summary: 'Accept notices or leave them',
    permission: 'mail.work',
    tags,
    request: {
      body: json(
        z.object({
          verdict: z.enum(['accepted', 'left']),
          noticeIds: z.array(z.int().positive()).min(1, 'Choose notices.').max(100),
          reason: FreeText.max(300).nullable().default(null),
        }),
      ),
    },
    responses: {
      200: answer(
        'What was done.',
        z.object({
          accepted: count,
          left: count,
          overtaken: count.describe('Not applied: mail goes elsewhere since.'),
        }),
      ),
      ...mayRefuse('MOVE_NOTICE_NOT_OPEN'),
    },
  },
} as const satisfies Record<string, Route>
