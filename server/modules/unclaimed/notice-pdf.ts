import { dollars } from '#kernel/money'
import type { InTransaction } from '#kernel/work'
import { compileDocument } from '#ports/documents/compile-document'
import { cityIdentity, cityTitle } from '../city/city-queries.ts'
import { type ItemShown, wholeBatch } from './batch-rows.ts'

/**
 * The notice for the newspaper: amount, fund, and the day on which the money becomes the city's (Gov. Code § 50051), with how it is claimed; or, for
 * what needs no notice, the list for the legislative body. Names that are confidential are withheld; addresses and account numbers never stand in it.
 */
export async function noticePdf(inTransaction: InTransaction, batchId: number): Promise<Uint8Array> {
  const data = await inTransaction(async (work) => {
    const { batch, items } = await wholeBatch(work, batchId)
    const identity = await cityIdentity(work)
    const kept = items.filter(({ state }) => state !== 'left-out' && state !== 'claimed')
    return {
      city: (await cityTitle(work)).title,
      department: identity?.department ?? '',
      batch: batch.batchId,
      way: batch.way,
      citation: batch.citation,
      becomesOn: batch.becomesOn,
      newspaper: batch.newspaper,
      firstOn: batch.firstOn,
      secondOn: batch.secondOn,
      printedOn: work.today.toString(),
      by: work.actor.name,
      total: dollars(kept.reduce((all, { amountCents }) => all + amountCents, 0)),
      funds: [...Map.groupBy(kept, ({ fund }) => fund)].map(([fund, some]) => ({
        fund,
        total: dollars(some.reduce((all, { amountCents }) => all + amountCents, 0)),
      })),
      items: kept.map((item) => ({
        number: `U-${item.itemId}`,
        owner: ownerIn(item),
        since: item.since,
        fund: item.fund,
        amount: dollars(item.amountCents),
      })),
    }
  })
  return compileDocument({ template: 'unclaimed-money.typ', data })
}

const ownerIn = ({ owner, nameWithheld }: ItemShown): string =>
  nameWithheld ? 'Name withheld' : (owner ?? 'Not known')
