import { Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTimeZone } from '../../city-queries.ts'
import { day, instant } from '../../parts/day.tsx'
import { Facts } from '../../parts/facts.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useMay } from '../../session.tsx'
import { findingShown, type FindingShown } from './check-queries.ts'
import { eventWords, ownerWords, stateWords } from './check-words.ts'
import styles from './checks.module.css'
import { FindingActions } from './finding-actions.tsx'

/** One finding: what is wrong, what is at stake and why, where to mend it, and all that happened to it. */
export function FindingPage() {
  const { findingId } = useParams({ from: '/office/checks/findings/$findingId' })
  const query = useQuery(findingShown(Number(findingId)))
  const mayWork = useMay()('checks.work')
  const shown = query.data
  return (
    <Stack gap="md" maw={900}>
      <PageHead
        title={shown?.title ?? `Finding ${findingId}`}
        state={shown?.sentence ?? ''}
        action={
          <TextLink to="/checks" search={shown ? { check: shown.check } : {}} size="sm">
            All of this check
          </TextLink>
        }
      />
      <Loaded query={query} rows={10}>
        {(finding) => (
          <>
            {mayWork && (
              <Group gap="xs">
                <FindingActions ids={[finding.id]} onlyNote={finding.state === 'mended'} />
              </Group>
            )}
            <Stake finding={finding} />
            <Behind finding={finding} />
            <History finding={finding} />
          </>
        )}
      </Loaded>
    </Stack>
  )
}

const Stake = ({ finding }: { readonly finding: FindingShown }) => (
  <Facts
    facts={{
      'At stake': (
        <>
          <strong>{money(finding.amountCents)}</strong> · {finding.basis}
        </>
      ),
      State: stateOf(finding),
      'Lies with': ownerWords(finding),
      Seen: seenWords(finding),
    }}
  />
)

function stateOf({ state, acceptedUntil, acceptedReason, mendedOn }: FindingShown): string {
  if (state === 'accepted' && acceptedUntil)
    return `${stateWords.accepted} until ${day(acceptedUntil)}: ${acceptedReason}`
  return state === 'mended' && mendedOn ? `${stateWords.mended}, seen on ${day(mendedOn)}` : stateWords[state]
}

const seenWords = ({ firstSeenOn, lastSeenOn }: FindingShown): string =>
  firstSeenOn === lastSeenOn
    ? `on ${day(firstSeenOn)}`
    : `first on ${day(firstSeenOn)}, last on ${day(lastSeenOn)}`

/** The facts behind it, and the way to where it is mended. */
const Behind = ({ finding }: { readonly finding: FindingShown }) => (
  <Stack gap="xs">
    <Title order={2} size="h4">
      What is behind it
    </Title>
    <Facts
      facts={{
        Account: finding.accountNumber && (
          <TextLink
            to="/accounts/$accountNumber"
            params={{ accountNumber: finding.accountNumber }}
            fz="inherit"
          >
            {finding.accountNumber}
          </TextLink>
        ),
        Premise: finding.address,
        Bill: finding.billNumber && (
          <TextLink to="/bills/$number" params={{ number: finding.billNumber }} fz="inherit">
            {finding.billNumber}
          </TextLink>
        ),
        ...Object.fromEntries(
          finding.facts
            .filter(({ what }) => what !== 'Bill' && what !== 'Address')
            .map(({ what, value }) => [what, value]),
        ),
      }}
    />
    {!finding.accountNumber && finding.address && (
      <Text size="sm">
        <TextLink to="/accounts/open">Open an account</TextLink> at {finding.address}, if it is served.
      </Text>
    )}
  </Stack>
)

function History({ finding }: { readonly finding: FindingShown }) {
  const zone = useTimeZone()
  return (
    <Stack gap={0}>
      <Title order={2} size="h4">
        History
      </Title>
      <ol className={styles.history}>
        {finding.history.toReversed().map(({ at, by, what, sentence }) => (
          <li key={`${at} ${what}`}>
            <Text size="sm">
              <strong>{eventWords[what]}</strong> · {sentence}
            </Text>
            <Text size="xs" c="dimmed">
              {by}, <time dateTime={at}>{instant(at, zone)}</time>
            </Text>
          </li>
        ))}
      </ol>
    </Stack>
  )
}
