import type { AccountFacts, LastBill } from './bill-facts.ts'
import { mailTo } from './mail-lines.ts'
import type { BillDocument, Difference } from './register-types.ts'
import type { Settled } from './settle-balance.ts'

/** How the cycle of a run is called and bills. */
export type CycleFacts = Pick<BillDocument, 'cycle' | 'cycleName' | 'months' | 'timing'>

/** Everything a bill shows beside its lines and sums, as it is known when the register row is made. */
export function billDocument(
  facts: AccountFacts,
  cycle: CycleFacts,
  { payments, adjustments }: Settled,
  differences: readonly Difference[],
): BillDocument {
  const { payer, owner, premise } = facts
  const { lines, zip } = mailTo(payer, premise)
  const ownerElsewhere = facts.ownerCopy && owner !== null && owner.partyId !== payer?.partyId
  return {
    language: payer?.language ?? 'en',
    ...cycle,
    payer: payer ? { partyId: payer.partyId, name: payer.name } : { partyId: 0, name: '' },
    ownerName: owner?.name ?? null,
    serviceAddress: {
      line: premise.line,
      place: `${premise.place} ${premise.state} ${premise.zip}`.toUpperCase(),
    },
    apn: premise.apn,
    mailTo: lines,
    mailZip: zip,
    confidential: payer?.confidential ?? false,
    largePrint: facts.largePrint,
    autopay: facts.autopay,
    billBy: sentBy(facts),
    email: payer?.email ?? null,
    ownerCopyTo: ownerElsewhere ? mailTo(owner, premise).lines : null,
    last: facts.newest && shortly(facts.newest),
    payments,
    adjustments,
    differences: [...differences],
    history: [...facts.history],
  }
}

/** How the bill is sent: as its payer wants all theirs, else as the account says. Without an e-mail address it goes on paper. */
function sentBy({ payer, billBy }: AccountFacts): BillDocument['billBy'] {
  const wanted = billBy === 'none' ? billBy : (payer?.billBy ?? billBy)
  return (wanted === 'email' || wanted === 'both') && !payer?.email ? 'paper' : wanted
}

const shortly = ({
  number,
  issuedOn,
  periodFrom,
  periodUntil,
  chargesCents,
  totalDueCents,
}: Omit<LastBill, 'lines'>) => ({
  number,
  issuedOn,
  periodFrom,
  periodUntil,
  chargesCents,
  totalDueCents,
})
