import { adjustmentFiles } from '@cartwright/api/adjustment-files'
import { urlOf } from '@cartwright/api/client'
import { Anchor, Group, List, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTimeZone } from '../../city-queries.ts'
import { day, instant } from '../../parts/day.tsx'
import { Facts } from '../../parts/facts.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { CaseLink } from '../cases/for-case-line.tsx'
import { ProceduresFor } from '../procedures/procedures-for.tsx'
import { AdjustmentActions } from './adjustment-actions.tsx'
import { adjustmentShown, type AdjustmentShown } from './adjustment-queries.ts'
import {
  amountWords,
  approvalWords,
  caseName,
  deedWords,
  limitWords,
  owesWords,
  stateWords,
} from './adjustment-words.ts'
import { Entries } from './preview-panel.tsx'

/** One adjustment: what it does and why, its entries and evidence, who asked and who decided. */
export function AdjustmentPage() {
  const { adjustmentId } = useParams({ from: '/office/adjustments/$adjustmentId' })
  const query = useQuery(adjustmentShown(Number(adjustmentId)))
  const shown = query.data
  return (
    <Stack gap="md" maw={900}>
      <PageHead
        title={shown ? `${shown.label}: ${amountWords(shown.amountCents)}` : `Adjustment ${adjustmentId}`}
        state={shown ? `Adjustment ${adjustmentId} · ${stateWords[shown.state]}` : ''}
        action={
          <Group gap="md">
            <Anchor
              size="sm"
              target="_blank"
              href={urlOf(adjustmentFiles.pdf, { params: { id: Number(adjustmentId) } })}
            >
              Print, with all that is behind it
            </Anchor>
            <TextLink to="/adjustments" search={{ state: 'waiting' }} size="sm">
              All that wait
            </TextLink>
          </Group>
        }
      />
      <Loaded query={query} rows={10}>
        {(adjustment) => (
          <>
            <AdjustmentActions adjustment={adjustment} />
            <What adjustment={adjustment} />
            <Section title={adjustment.state === 'posted' ? 'Entries' : 'Entries, if it was approved now'}>
              <Entries entries={adjustment.entries} />
            </Section>
            <Files files={adjustment.files} />
            <ProceduresFor kind="reason" of={adjustment.reason} />
            <Authority adjustment={adjustment} />
            <History adjustment={adjustment} />
          </>
        )}
      </Loaded>
    </Stack>
  )
}

type Shown = { readonly adjustment: AdjustmentShown }

const Section = ({ title, children }: { readonly title: string; readonly children: React.ReactNode }) => (
  <Stack gap={4}>
    <Title order={2} size="h4">
      {title}
    </Title>
    {children}
  </Stack>
)

const What = ({ adjustment }: Shown) => (
  <Facts
    facts={{
      Account: (
        <TextLink
          to="/accounts/$accountNumber"
          params={{ accountNumber: adjustment.accountNumber }}
          fz="inherit"
        >
          {adjustment.accountNumber} {adjustment.payerName}
        </TextLink>
      ),
      Balance: balanceWords(adjustment),
      Lines:
        adjustment.parts.length > 1 || adjustment.parts[0]?.billLine ? (
          <Lines adjustment={adjustment} />
        ) : null,
      'For case': adjustment.deskCaseId !== null && (
        <CaseLink id={adjustment.deskCaseId} title={adjustment.deskCaseTitle} />
      ),
      'Of correction': adjustment.source?.kind === 'correction' && (
        <TextLink
          to="/corrections/$correctionId"
          params={{ correctionId: String(adjustment.source.id) }}
          fz="inherit"
        >
          Correction {adjustment.source.id}, bill by bill
        </TextLink>
      ),
      'Standard case': adjustment.standardCase && caseName(adjustment.standardCase),
      'Worked out': adjustment.derivation?.en.join(' '),
      Note: adjustment.note,
      Rule: adjustment.citation,
      'Asked for': `${day(adjustment.askedOn)}, by ${adjustment.askedBy}`,
      Decided: adjustment.decidedOn && `${day(adjustment.decidedOn)}, by ${adjustment.decidedBy}`,
      Because: adjustment.decisionNote,
      'Takes back': adjustment.reversesId && <Other id={adjustment.reversesId} />,
      'Taken back by': adjustment.reversedById && <Other id={adjustment.reversedById} />,
    }}
  />
)

function balanceWords({ balanceCents, newBalanceCents, postedBalance }: AdjustmentShown): string {
  const now = `${owesWords(balanceCents)} now`
  if (postedBalance) {
    const { beforeCents, afterCents } = postedBalance
    return `It ${owed(beforeCents)} just before it was posted and ${owed(afterCents)} just after; it ${now}.`
  }
  return `It ${now}${newBalanceCents === null ? '' : `, and ${owesWords(newBalanceCents)} once it is approved`}.`
}

/** The same of a moment that is over. */
const owed = (cents: number): string => owesWords(cents).replace('owes', 'owed').replace('has', 'had')

const Other = ({ id }: { readonly id: number }) => (
  <TextLink to="/adjustments/$adjustmentId" params={{ adjustmentId: String(id) }} fz="inherit">
    Adjustment {id}
  </TextLink>
)

const Lines = ({ adjustment }: Shown) => (
  <>
    {adjustment.parts.map(({ billLine, ledgerCode, amountCents }, at) =>
      billLine ? (
        <div key={`${billLine.billId} ${billLine.lineNo}`}>
          <TextLink to="/bills/$number" params={{ number: billLine.billNumber }} fz="inherit">
            Bill {billLine.billNumber}
          </TextLink>
          , {billLine.text} ({money(billLine.lineCents)}): {amountWords(amountCents)}
        </div>
      ) : (
        // oxlint-disable-next-line react/no-array-index-key -- A part of no line has no other name, and their order stays.
        <div key={at}>
          Of no line, ledger account {ledgerCode}: {amountWords(amountCents)}
        </div>
      ),
    )}
  </>
)

const Files = ({ files }: { readonly files: AdjustmentShown['files'] }) => (
  <Section title="Evidence">
    {files.length === 0 && <Text size="sm">No file is attached.</Text>}
    <List size="sm">
      {files.map(({ evidenceId, name, sha256, addedBy, addedOn }) => (
        <List.Item key={evidenceId}>
          <Anchor href={urlOf(adjustmentFiles.evidence, { params: { id: evidenceId } })} size="sm" download>
            {name}
          </Anchor>
          , {addedBy}, {day(addedOn)}
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            SHA-256 {sha256}
          </Text>
        </List.Item>
      ))}
    </List>
  </Section>
)

const Authority = ({ adjustment: { alone, authority, approval } }: Shown) => (
  <Section title={alone ? 'Posted within the limits of who asked' : 'By which limits it was judged'}>
    <Text size="sm">{authority.citation}</Text>
    {approval && <Text size="sm">{approvalWords(approval)}</Text>}
    <List size="sm">
      {authority.limits.map((limit) => (
        <List.Item key={limit.limit}>
          {limit.exceeded ? '✗' : '✓'} {limitWords(limit, authority.periodDays)}
        </List.Item>
      ))}
    </List>
  </Section>
)

function History({ adjustment }: Shown) {
  const zone = useTimeZone()
  return (
    <Section title="History">
      <List size="sm" type="ordered">
        {adjustment.history.map(({ at, by, role, under, did, note }) => (
          <List.Item key={`${at} ${did}`}>
            <strong>{deedWords(did)}</strong> by {by} ({role}){under && `, under the authority of ${under}`},{' '}
            <time dateTime={at}>{instant(at, zone)}</time>
            {note && <Text size="sm">{note}</Text>}
          </List.Item>
        ))}
      </List>
    </Section>
  )
}
