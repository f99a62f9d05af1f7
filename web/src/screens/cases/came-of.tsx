import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { useMay } from '../../session.tsx'
import { amountWords, stateWords as adjustmentStates } from '../adjustments/adjustment-words.ts'
import { stateWords as correctionStates } from '../corrections/state-words.ts'
import { openCallWindow } from '../contacts/call-state.ts'
import { ContactDialog } from '../contacts/contact-dialog.tsx'
import type { Contact } from '../contacts/contact-queries.ts'
import { contactKind, outcomeName } from '../contacts/contact-words.ts'
import { stateWords as letterStates } from '../letters/letter-words.ts'
import type { WholeCase } from './case-queries.ts'
import styles from './cases.module.css'
import type { CaseLinkOf } from './link-words.ts'
import { PutRight } from './put-right.tsx'
import { TakeOut } from './take-out.tsx'

/** What was said, written and put right for a case, and how more of it is added. */
export function CameOf({ one }: { readonly one: WholeCase }) {
  return (
    <Stack gap="xs" component="section" aria-labelledby="came-of">
      <Title order={2} id="came-of">
        What was said, written and put right
      </Title>
      {one.calls.length + one.letters.length + one.adjustments.length + one.corrections.length === 0 && (
        <Text size="sm">No call, letter, correction or adjustment belongs to it yet.</Text>
      )}
      <ul className={styles.plain}>
        {one.calls.map((contact) => (
          <Call key={contact.id} one={one} contact={contact} />
        ))}
        {one.letters.map(({ id, on, subject, state, by }) => (
          <Row
            key={id}
            one={one}
            link={{ kind: 'letter', key: `${id}` }}
            beside={`${letterStates[state]} · ${by}`}
          >
            {day(on)} ·{' '}
            <TextLink to="/letters/$letterId" params={{ letterId: `${id}` }} fz="inherit">
              Letter {id}: {subject}
            </TextLink>
          </Row>
        ))}
        {one.corrections.map((correction) => (
          <CorrectionOf key={correction.id} one={one} correction={correction} />
        ))}
        {one.adjustments.map(({ id, on, reason, amountCents, state, by }) => (
          <Row
            key={id}
            one={one}
            link={{ kind: 'adjustment', key: `${id}` }}
            beside={`${adjustmentStates[state]} · ${by}`}
          >
            {day(on)} ·{' '}
            <TextLink to="/adjustments/$adjustmentId" params={{ adjustmentId: `${id}` }} fz="inherit">
              Adjustment {id}: {amountWords(amountCents)}, {reason}
            </TextLink>
          </Row>
        ))}
      </ul>
      {one.closedOn === null && <AddMore one={one} />}
    </Stack>
  )
}

/** How more is added to it: a conversation that was had, a credit or a charge. */
function AddMore({ one }: { readonly one: WholeCase }) {
  const may = useMay()
  const { accountNumber, id: caseId } = one
  return (
    <Group gap="md" data-no-print>
      {may('contacts.write') && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => openCallWindow({ accountNumber, past: true, caseId })}
        >
          Log a conversation …
        </Button>
      )}
      <PutRight one={one} />
    </Group>
  )
}

type CorrectionProps = { readonly one: WholeCase; readonly correction: WholeCase['corrections'][number] }

/** A correction of the past that was asked for from it, with what carries its money. */
const CorrectionOf = ({ one, correction }: CorrectionProps) => {
  const { id, on, state, stated, postedCents, by } = correction
  return (
    <Row one={one} link={null} beside={`${correctionStates[state]} · ${by}`}>
      {day(on)} ·{' '}
      <TextLink to="/corrections/$correctionId" params={{ correctionId: `${id}` }} fz="inherit">
        Correction {id}: {postedCents === 0 ? 'no money moves' : amountWords(postedCents)}
      </TextLink>
      <Text size="sm" lineClamp={2}>
        {stated.join(' ')}
      </Text>
    </Row>
  )
}

type CallProps = { readonly one: WholeCase; readonly contact: Contact }

/** One conversation, which opens in its window. */
function Call({ one, contact }: CallProps) {
  const [shown, show] = useState(false)
  const { id, begunOn, outcome, takenBy, partyName, payerName, endedAt } = contact
  return (
    <Row
      one={one}
      link={{ kind: 'contact', key: `${id}` }}
      beside={[endedAt === null ? '● going on' : outcome && outcomeName(outcome), takenBy]
        .filter(Boolean)
        .join(' · ')}
    >
      {day(begunOn)} · {contactKind(contact)}
      {(partyName ?? payerName) && `, ${partyName ?? payerName}`}{' '}
      <Button size="compact-xs" variant="default" aria-label={`Read call ${id}`} onClick={() => show(true)}>
        Read
      </Button>
      {contact.notes && (
        <Text size="sm" lineClamp={2}>
          {contact.notes}
        </Text>
      )}
      {shown && <ContactDialog contact={contact} onClose={() => show(false)} />}
    </Row>
  )
}

type RowProps = {
  readonly one: WholeCase
  /** Null: nobody linked it by hand, and nobody takes it out. */
  readonly link: CaseLinkOf | null
  readonly beside: string
  readonly children: ReactNode
}

/** One of them, and the way to take it out where somebody linked it. */
function Row({ one, link, beside, children }: RowProps) {
  const may = useMay()('cases.change') && one.closedOn === null
  const linked = one.links.find(({ kind, key }) => kind === link?.kind && key === link.key)
  return (
    <li className={styles.line} data-ended>
      <Group gap="xs" justify="space-between" wrap="nowrap" align="flex-start">
        <Text size="sm" component="div">
          {children}
        </Text>
        {may && linked && <TakeOut one={one} link={linked} />}
      </Group>
      <Text size="xs" c="dimmed">
        {beside}
      </Text>
    </li>
  )
}
