import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Actor, Work } from '#kernel/work'
import { approveInsert } from '../inserts/decide-insert.ts'
import { keepReceipt } from '../inserts/keep-receipt.ts'
import { mailInsert } from '../inserts/mail-insert.ts'
import { proposeInsert } from '../inserts/propose-insert.ts'
import { returnPiece } from '../inserts/return-piece.ts'
import { billPiece } from '../mailpieces/bill-piece.ts'
import { saveMailpiece } from '../mailpieces/save-mailpiece.ts'
import type { PastDays } from './past-days.ts'

type Office = Readonly<Record<'coordinator' | 'clerk' | 'manager', Actor>>
type Planned = { readonly past: PastDays; readonly office: Office; readonly today: PlainDate }

/** The mailpiece of the city’s bills, weighed and measured when this year’s stock came. Weights are invented. */
export async function planMailpieces({ past, office, today }: Planned): Promise<void> {
  const on = today.subtract({ days: 120 })
  await past.on(
    on,
    office.coordinator,
  )((work) =>
    saveMailpiece(work, {
      body: {
        key: 'practice: mailpiece of bills',
        use: 'bills',
        from: on.toString(),
        reason: 'This year’s stock, weighed ten at a time on the mail scale (invented)',
        body: billPiece,
      },
    }),
  )
}

/** One leaflet that goes along with the next bills, one that waits for approval, and a notice of a hearing that was mailed, with its proof. All invented. */
export async function planInserts({ past, office, today }: Planned): Promise<void> {
  const { clerk, coordinator } = office
  const leaflet = {
    ...facts('Holiday collection days', { weightMills: 180, thicknessMils: 8 }),
    kind: 'leaflet' as const,
    way: 'with-bills' as const,
    code: 'A',
    from: today.toString(),
    until: today.add({ days: 62 }).toString(),
  }
  const one = await past.on(today.subtract({ days: 3 }), clerk)((work) => propose(work, 'leaflet', leaflet))
  await past.on(today.subtract({ days: 2 }), coordinator)((work) => approve(work, one))
  const organics = {
    ...leaflet,
    ...facts('What goes into the green cart', { weightMills: 200, thicknessMils: 8 }),
    code: 'B',
    classes: ['residential'],
    from: today.add({ days: 40 }).toString(),
    until: today.add({ days: 100 }).toString(),
  }
  await past.on(today.subtract({ days: 1 }), clerk)((work) => propose(work, 'organics', organics))
  await mailedNotice({ past, office, today })
}

/** The notice of a hearing about the rates of roll-off boxes, mailed three weeks ago, 52 days before the hearing. */
async function mailedNotice({ past, office, today }: Planned): Promise<void> {
  const { clerk, coordinator } = office
  const mailedOn = today.subtract({ days: 21 })
  const accounts = await past.on(mailedOn, clerk)(someParcels)
  if (accounts.length === 0) return
  const id = await past.on(
    mailedOn.subtract({ days: 4 }),
    clerk,
  )((work) =>
    propose(work, 'hearing', {
      ...facts('Hearing on the rates of next July', { weightMills: 420, thicknessMils: 12 }),
      kind: 'prop-218',
      way: 'own-mailing',
      code: 'H',
      from: mailedOn.toString(),
      countsTo: mailedOn.add({ days: 52 }).toString(),
      citation: 'Resolution 2026-141 (invented), Cal. Const. art. XIII D § 6(a)',
      csv: accounts.join('\n'),
      postageMills: 690,
    }),
  )
  const { insert } = await past.on(mailedOn.subtract({ days: 2 }), coordinator)((work) => approve(work, id))
  await past.on(
    mailedOn,
    clerk,
  )((work) =>
    mailInsert(work, {
      params: { insertId: id },
      body: {
        mailedOn: mailedOn.toString(),
        pieces: insert.pieces,
        postOffice: 'Marlow Main Post Office',
        note: null,
      },
    }),
  )
  await past.on(
    mailedOn.add({ days: 1 }),
    clerk,
  )((work) =>
    keepReceipt(work, { insertId: id, name: 'PS Form 3606 (invented).pdf', bytes: receipt(insert.pieces) }),
  )
  await past.on(mailedOn.add({ days: 9 }), clerk)((work) => cameBack(work, id, mailedOn.add({ days: 9 })))
}

const facts = (name: string, one: { readonly weightMills: number; readonly thicknessMils: number }) => ({
  name,
  material: { itemCode: null, name, lengthMils: 8500, heightMils: 3625, ...one },
  costMills: 62,
  postageMills: 0,
  until: null,
  countsTo: null,
  citation: null,
  classes: [],
  cycles: [],
  condition: { match: 'all' as const, terms: [] },
  csv: null,
  leaveOutUnknown: false,
})

type Sent = Parameters<typeof proposeInsert>[1]['body']

async function propose(work: Work, key: string, draft: Omit<Sent, 'key'>): Promise<number> {
  const { insert } = await proposeInsert(work, { body: { key: `practice: ${key}`, ...draft } })
  return insert.insertId
}

const approve = (work: Work, insertId: number) => approveInsert(work, { params: { insertId } })

/** Accounts of roll-off boxes, and some others so that there are enough. */
async function someParcels({ db }: Work): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`
    select number from account where closed_on is null order by (class <> 'roll-off'), id limit 40`.execute(
    db,
  )
  return rows.map(({ number }) => number)
}

/** One piece of the mailing came back. */
async function cameBack(work: Work, insertId: number, on: PlainDate): Promise<void> {
  const piece = await work.db
    .selectFrom('insert_piece')
    .select('id')
    .where('notice_id', '=', insertId)
    .where('why_not', 'is', null)
    .orderBy('position')
    .offset(4)
    .executeTakeFirst()
  if (piece)
    await returnPiece(work, {
      params: { pieceId: piece.id },
      body: { returnedOn: on.toString(), reason: 'Attempted, not known' },
    })
}

/** A scan as the post office gives it back; its words are invented. */
const receipt = (pieces: number): Uint8Array =>
  Buffer.from(`%PDF-1.4\n% Practice receipt, invented: ${pieces} pieces.\ntrailer\n<< >>\n%%EOF\n`)
