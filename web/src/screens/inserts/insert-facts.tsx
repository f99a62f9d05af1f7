import { urlOf } from '@cartwright/api/client'
import { inserts } from '@cartwright/api/inserts'
import { Anchor, Stack, Text, Title } from '@mantine/core'
import { day } from '../../parts/day.tsx'
import { Facts } from '../../parts/facts.tsx'
import { money } from '../../parts/money.tsx'
import { count, titleOf } from '../../parts/words.ts'
import { inches, ounces } from '../mailpieces/mailpiece-words.ts'
import type { WholeInsert } from './insert-queries.ts'
import { kindWords, wayWords } from './insert-words.ts'

type Whole = { readonly whole: WholeInsert }

/** What it is and whom it is for. */
export function InsertFacts({ whole: { insert } }: Whole) {
  const { condition, classes, cycles } = insert
  return (
    <Facts
      facts={{
        Kind: kindWords[insert.kind],
        How: wayWords[insert.way],
        'By which rule': insert.citation,
        Code: insert.code,
        One: `${insert.material.itemCode ? `${insert.material.itemCode}, ` : ''}${ounces(insert.material.weightMills)}, ${inches(insert.material.thicknessMils)} thick`,
        [insert.way === 'with-bills' ? 'Bills' : 'Mailed from']:
          day(insert.from) + (insert.until ? ` until before ${day(insert.until)}` : ''),
        [insert.kind === 'prop-218' ? 'Hearing' : 'New rate from']: insert.countsTo && day(insert.countsTo),
        'In the mail by': insert.latestMailing && day(insert.latestMailing),
        Classes: classes.length > 0 && classes.map(titleOf).join(', '),
        Cycles: cycles.length > 0 && cycles.join(', '),
        Terms: condition.terms.length > 0 && count(condition.terms.length, 'term'),
        'Accounts listed': insert.listed !== null && insert.listed.toLocaleString('en-US'),
        Parcels: insert.parcels > 0 && insert.parcels.toLocaleString('en-US'),
        Cost: `${money(insert.costCents)} for the pieces, ${money(insert.postageCents)} postage`,
        Proposed: `${day(insert.madeOn)}, ${insert.madeBy}`,
        Approved: insert.approvedOn && `${day(insert.approvedOn)}, ${insert.approvedBy}`,
        'Given up': insert.endedReason,
      }}
    />
  )
}

/** That it was mailed: the declaration, the list and the receipts. None of it is ever changed. */
export function ProofFacts({ whole: { insert, mailing, receipts } }: Whole) {
  if (!mailing) return null
  return (
    <section aria-labelledby="proof">
      <Title order={2} id="proof" mb="xs">
        Proof of mailing
      </Title>
      <Facts
        facts={{
          'Mailed on': `${day(mailing.mailedOn)}, ${mailing.postOffice}`,
          Counted: `${count(mailing.pieces, 'piece')} of ${insert.pieces.toLocaleString('en-US')} on the list, ${count(mailing.parcels, 'parcel')}`,
          'Days to it': mailing.days !== null && String(mailing.days),
          Note: mailing.note,
          'List (SHA-256)': mailing.listSha256,
          Declared: `${day(mailing.declaredOn)}, ${mailing.declaredBy}`,
        }}
      />
      <Stack gap={4} mt="xs">
        {receipts.length === 0 && <Text size="sm">No receipt of the post office is kept yet.</Text>}
        {receipts.map(({ receiptId, name, addedOn, addedBy, sha256 }) => (
          <Text key={receiptId} size="sm" style={{ overflowWrap: 'anywhere' }}>
            <Anchor href={urlOf(inserts.receiptFile, { params: { receiptId } })} fz="inherit">
              {name}
            </Anchor>
            , kept on {day(addedOn)} by {addedBy}, SHA-256 {sha256}
          </Text>
        ))}
      </Stack>
    </section>
  )
}
