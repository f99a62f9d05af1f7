import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Actor, Work } from '#kernel/work'
import { escrowFigures } from '../moves/escrow-figures.ts'
import { writeEscrowLetter } from '../moves/write-escrow-letter.ts'
import type { PastDays } from './past-days.ts'

type Planned = { readonly past: PastDays; readonly clerk: Actor; readonly today: PlainDate }

/** A home is being sold: its escrow company asked yesterday what is owed, and the closing letter is to be sent within the city's days. */
export async function planEscrow({ past, clerk, today }: Planned): Promise<void> {
  const yesterday = past.on(today.subtract({ days: 1 }), clerk)
  const accountNumber = await yesterday(homeForSale)
  if (!accountNumber) return
  const goodThrough = today.add({ days: 20 }).toString()
  const figures = await escrowFigures(yesterday, { accountNumber, goodThrough })
  await yesterday((work) =>
    writeEscrowLetter(
      work,
      {
        params: { accountNumber },
        body: {
          goodThrough,
          escrowNumber: '26-11804-KM',
          company: {
            name: 'Foothill Escrow Company',
            kind: 'organization',
            phone: '9095550166',
            email: 'closings@foothill-escrow.example',
            language: 'en',
            mail: {
              line1: '880 N Mountain Ave Suite 210',
              line2: null,
              place: 'Upland',
              state: 'CA',
              zip: '91786',
            },
            confidentialAddress: false,
          },
          sendBy: 'email',
          dueOn: null,
          requestId: null,
        },
      },
      figures,
    ),
  )
}

/** An open home with a bill, from somewhere in the middle of the town. */
async function homeForSale({ db }: Work): Promise<string | undefined> {
  const { rows } = await sql<{ number: string }>`
    select a.number from account a where a.class = 'residential' and a.cycle = '1' and a.closed_on is null
      and exists (select from bill b where b.account_id = a.id)
    order by a.id offset 80 limit 1`.execute(db)
  return rows[0]?.number
}
