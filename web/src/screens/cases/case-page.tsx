import { cases } from '@cartwright/api/cases'
import { call } from '@cartwright/api/client'
import { Alert, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useToday } from '../../city-queries.ts'
import { Day, day } from '../../parts/day.tsx'
import { Facts } from '../../parts/facts.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { newRequestKey } from '../../parts/request-key.ts'
import { useMay } from '../../session.tsx'
import { ProceduresFor } from '../procedures/procedures-for.tsx'
import { Notes } from '../workplan/notes.tsx'
import { dueWords } from '../workplan/work-words.ts'
import styles from './cases.module.css'
import { CameOf } from './came-of.tsx'
import { CaseDeeds } from './case-deeds.tsx'
import { CaseLinks } from './case-links.tsx'
import { caseShown, type WholeCase } from './case-queries.ts'
import { dueBy, standing } from './case-words.ts'
import { Checklist } from './checklist.tsx'
import { Disputed } from './disputed.tsx'
import { FollowUps } from './follow-ups.tsx'
import { Guidance } from './guidance.tsx'

/** One case: how to speak about it, what is to be done, what is in dispute, and all that was written down. */
export function CasePage() {
  const { caseId } = useParams({ from: '/office/cases/$caseId' })
  const query = useQuery(caseShown(Number(caseId)))
  const one = query.data
  return (
    <Stack gap="md">
      <PageHead
        title={one ? `Case ${one.id} · ${one.title}` : `Case ${caseId}`}
        state={one ? standing(one) : ''}
        action={one && <CaseDeeds one={one} />}
      />
      <Loaded query={query} rows={12}>
        {(shown) => <Known key={shown.id} one={shown} />}
      </Loaded>
    </Stack>
  )
}

function Known({ one }: { readonly one: WholeCase }) {
  const may = useMay()('cases.change')
  return (
    <>
      <Warnings one={one} />
      {one.guidance && one.closedOn === null && <Guidance guidance={one.guidance} />}
      <div className={styles.panes}>
        <Stack gap="lg">
          {one.body && <Text style={{ whiteSpace: 'pre-wrap' }}>{one.body}</Text>}
          <Disputed one={one} />
          <Checklist one={one} />
          <CameOf one={one} />
          <Notes
            notes={one.notes}
            write={
              may
                ? (text) =>
                    call(cases.addNote, { params: { id: one.id }, body: { text, key: newRequestKey() } })
                : undefined
            }
          />
        </Stack>
        <Stack gap="lg">
          <CaseFacts one={one} />
          <FollowUps one={one} />
          <CaseLinks one={one} />
          <ProceduresFor kind="case-type" of={one.type} />
        </Stack>
      </div>
    </>
  )
}

/** What must not be missed before anybody calls. */
function Warnings({
  one: { noContactBefore, noContactBecause, escalated, closedOn },
}: {
  readonly one: WholeCase
}) {
  if (closedOn !== null) return null
  return (
    <>
      {noContactBefore && (
        <Alert color="yellow" title={`■ Cooling off: no contact before ${day(noContactBefore)}`} role="note">
          {noContactBecause}
        </Alert>
      )}
      {escalated && (
        <Alert color="yellow" title={`▲ ${escalated.to.name} acts by ${dueBy(escalated)}`} role="note">
          {escalated.because} ({escalated.by}, {day(escalated.on)})
        </Alert>
      )}
    </>
  )
}

function CaseFacts({ one }: { readonly one: WholeCase }) {
  const today = useToday()
  const { accountNumber, payerName, closedOn, closedBy, openedOn, openedBy } = one
  return (
    <Facts
      facts={{
        Type: one.typeLabel,
        Account: accountNumber && (
          <>
            <TextLink to="/accounts/$accountNumber" params={{ accountNumber }} fz="inherit">
              {accountNumber}
            </TextLink>{' '}
            {payerName}
          </>
        ),
        Owner: one.owner?.name ?? 'nobody yet',
        Due: dueWords(one.dueOn, today, closedOn !== null) || 'no day',
        Opened: (
          <>
            {openedBy}, <Day on={openedOn} />
          </>
        ),
        Closed: closedOn && (
          <>
            {closedBy}, <Day on={closedOn} />
          </>
        ),
        'Why so': one.outcomeBecause,
      }}
    />
  )
}
