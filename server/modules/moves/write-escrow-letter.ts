import type { escrow } from '@cartwright/api/escrow'
import type { LetterFacts } from '@cartwright/api/letter-text'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { earlier, isBefore, PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { lockAccount, refuseField } from '../accounts/account-queries.ts'
import { changeParty } from '../accounts/change-party.ts'
import { recordCommand } from '../audit/record-command.ts'
import { draftLetter } from '../letters/draft-letter.ts'
import { escrowRule } from '../policies/move-policies.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import type { Figures } from './escrow-figures.ts'
import { escrowLetter, escrowLetterOfRequest } from './escrow-queries.ts'

type Asked = ReceivedBy<typeof escrow.write>
type Written = SuccessOf<typeof escrow.write>

/** The template of the city's letters that closing letters are written from. */
const template = 'closing-letter'

/**
 * Writes the closing letter to an escrow company with figures worked out before: the company becomes an agent on the account, the request is
 * kept with its number, and the letter waits in the letters room to be looked at and sent. The same request again writes nothing more.
 */
export async function writeEscrowLetter(
  work: Work,
  { params, body }: Asked,
  figures: Figures,
): Promise<Written> {
  const account = await lockAccount(work, params.accountNumber)
  const before = body.requestId === null ? null : await escrowLetterOfRequest(work, body.requestId)
  if (before !== null) return escrowLetter(work, before)
  const dueOn = await dueOf(work, body)
  const { partyId } = await changeParty(work, account.number, {
    role: 'agent',
    from: work.today.toString(),
    party: body.company,
    reason: `Escrow ${body.escrowNumber}`,
  })
  const { letterId } = await draftLetter(work, {
    template,
    accountId: account.id,
    partyId,
    facts: factsOf(figures),
    subject: { kind: 'escrow', id: account.id },
    amountCents: figures.totalCents,
    sendBy: body.sendBy === 'email' ? 'email' : 'print',
  })
  const { id } = await work.db
    .insertInto('escrow_letter')
    .values({
      account_id: account.id,
      escrow_number: body.escrowNumber,
      party_id: partyId,
      send_by: body.sendBy,
      good_through: PlainDate.from(body.goodThrough),
      due_on: dueOn,
      figures: JSON.stringify(figures),
      letter_id: letterId,
      request_id: body.requestId,
      asked_by: work.actor.name,
      asked_on: work.today,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordCommand(work, {
    command: 'write-escrow-letter',
    subject: `account ${account.number}`,
    changes: {
      escrowLetterId: id,
      escrowNumber: body.escrowNumber,
      goodThrough: body.goodThrough,
      dueOn: dueOn?.toString() ?? null,
      totalCents: figures.totalCents,
      letterId,
    },
  })
  return escrowLetter(work, id)
}

/** By when a letter that is asked for today is to be sent, by the city's rule; nulls where it has none. */
export async function dueByRule(work: Work): Promise<{ dueOn: PlainDate | null; citation: string | null }> {
  const rule = escrowRule(await policiesFor(work), work.today)
  return {
    dueOn: rule && work.today.add({ days: rule.answerWithinDays }),
    citation: rule?.citation ?? null,
  }
}

/** The last day on which a letter is to be sent. Refuses one that has passed, or on which the amount is no longer good. */
async function dueOf(work: Work, { dueOn, goodThrough }: Asked['body']): Promise<PlainDate | null> {
  const last = PlainDate.from(goodThrough)
  if (dueOn === null) {
    const day = (await dueByRule(work)).dueOn
    return day && earlier(day, last)
  }
  const day = PlainDate.from(dueOn)
  if (isBefore(day, work.today) || isBefore(last, day))
    refuseField(
      'dueOn',
      `Write a day from ${work.today.toString()} to ${goodThrough}: later the amount is not good.`,
    )
  return day
}

const both = (en: string, es: string) => ({ en, es })

/** The figures as the letter has them: it writes days, amounts and words in the language of whom it is to. */
function factsOf(figures: Figures): LetterFacts {
  const { goodThrough, totalCents, unbilledCents, perDayCents, depositCents } = figures
  return {
    closesOn: { day: PlainDate.from(goodThrough).add({ days: 1 }).toString() },
    payoff: { cents: totalCents },
    goodThrough: { day: goodThrough },
    ...(perDayCents !== 0 && { perDay: { cents: perDayCents } }),
    charges: {
      table: {
        columns: [both('What', 'Concepto'), { ...both('Amount', 'Importe'), align: 'right' as const }],
        rows: [
          [both('Owed on bills', 'Adeudado en facturas'), { cents: totalCents - unbilledCents }],
          ...figures.unbilled.map(({ en, es, amountCents }) => [both(en, es), { cents: amountCents }]),
        ],
        total: [both('Total', 'Total'), { cents: totalCents }],
      },
    },
    ...(depositCents > 0 && { refund: { cents: depositCents } }),
  }
}
