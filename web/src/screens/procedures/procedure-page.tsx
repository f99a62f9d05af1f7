import type { Procedure } from '@cartwright/api/procedure-shapes'
import { call, urlOf } from '@cartwright/api/client'
import { procedures } from '@cartwright/api/procedures'
import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { day } from '../../parts/day.tsx'
import { ButtonLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { placeWords } from './places.ts'
import { ProcedureBlocks } from './procedure-blocks.tsx'
import { procedureShown } from './procedure-queries.ts'
import { ReviewProcedure } from './review-procedure.tsx'
import { WithdrawProcedure } from './withdraw-procedure.tsx'

/** A procedure: its words with the rules as they are today, to be read, reviewed, changed and printed. */
export function ProcedurePage() {
  const { procedureId } = useParams({ from: '/office/procedures/$procedureId' })
  const [version, show] = useState<number>()
  const query = useQuery(procedureShown(Number(procedureId), version))
  return (
    <Stack gap="md" maw={960}>
      <PageHead
        title={query.data?.title ?? 'Procedure'}
        state={query.data ? sentence(query.data) : ''}
        action={query.data && version === undefined && <Deeds procedure={query.data} />}
      />
      <Loaded query={query} rows={10}>
        {(procedure) => (
          <>
            {version !== undefined && (
              <Alert color="yellow" title={`⚠ This is version ${version}, as it was`}>
                <Button size="compact-sm" variant="default" onClick={() => show(undefined)}>
                  Show the newest
                </Button>
              </Alert>
            )}
            {version === undefined && <Changed procedure={procedure} />}
            {version === undefined && procedure.mustRead && <MustRead procedure={procedure} />}
            <ProcedureBlocks blocks={procedure.blocks} />
            <History procedure={procedure} onVersion={show} />
          </>
        )}
      </Loaded>
    </Stack>
  )
}

const sentence = ({ version, from, owner, reviewOn, reviewDue, state, places }: Procedure): string =>
  [
    state === 'withdrawn' ? 'Withdrawn' : `Version ${version}, since ${day(from)}`,
    `owner ${owner.name}`,
    state === 'in-use' && `${reviewDue ? '▲ review was due' : 'review due'} ${day(reviewOn)}`,
    places.length > 0 && `applies to ${places.map(placeWords).join(', ')}`,
  ]
    .filter(Boolean)
    .join(' · ')

type Shown = { readonly procedure: Procedure }

function Deeds({ procedure }: Shown) {
  const may = useMay()
  const [form, show] = useState<'review' | 'withdraw' | null>(null)
  const { procedureId, state } = procedure
  const changes = may('procedures.change') && state === 'in-use'
  return (
    <Group gap="xs">
      <Button
        variant="default"
        component="a"
        href={urlOf(procedures.pdf, { params: { id: procedureId } })}
        target="_blank"
      >
        Print
      </Button>
      {changes && (
        <>
          <Button variant="default" onClick={() => show('withdraw')}>
            Withdraw …
          </Button>
          <Button variant="default" onClick={() => show('review')}>
            Reviewed …
          </Button>
          <ButtonLink to="/procedures/$procedureId/edit" params={{ procedureId: `${procedureId}` }}>
            Change
          </ButtonLink>
        </>
      )}
      {form === 'review' && <ReviewProcedure procedure={procedure} onClose={() => show(null)} />}
      {form === 'withdraw' && <WithdrawProcedure procedure={procedure} onClose={() => show(null)} />}
    </Group>
  )
}

/** Rules that say something else than when the page was last looked over. */
function Changed({ procedure: { rules, owner } }: Shown) {
  const changed = rules.filter((rule) => rule.changed)
  if (changed.length === 0) return null
  return (
    <Alert color="yellow" title={`⚠ What it quotes has changed: ${owner.name} is asked to review it`}>
      {changed.map(({ marker, before, text, citation }) => (
        <Text key={marker} size="sm">
          {marker}: {before === null ? 'there was no such rule' : `it was “${before}”`};{' '}
          {text === null ? 'now there is none.' : `now it is “${text}” (${citation}).`}
        </Text>
      ))}
    </Alert>
  )
}

function MustRead({ procedure: { procedureId, version, readVersion } }: Shown) {
  const command = useCommand(() => call(procedures.read, { params: { id: procedureId }, body: { version } }))
  return (
    <Alert
      color="green"
      title={
        readVersion === null
          ? '○ You have not read this yet'
          : `○ You have read version ${readVersion}; this is version ${version}`
      }
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">Read it to the end, then say so. Your name and the day are kept with this version.</Text>
        <Button size="xs" loading={command.isPending} onClick={() => command.mutate(undefined)}>
          I have read this
        </Button>
        <Refusal error={command.error} />
      </Stack>
    </Alert>
  )
}

type HistoryOf = Shown & { readonly onVersion: (version: number) => void }

const History = ({ procedure: { versions, reviews, version }, onVersion }: HistoryOf) => (
  <section aria-labelledby="history">
    <Title order={2} size="h5" id="history" mt="md" mb={4}>
      Versions and reviews
    </Title>
    {versions.map((one) => (
      <Group key={one.version} gap="xs">
        <Text size="sm">
          Version {one.version}, {day(one.from)}, {one.writtenBy}
          {one.note !== null && `: ${one.note}`}
        </Text>
        {one.version !== version && (
          <Button size="compact-xs" variant="default" onClick={() => onVersion(one.version)}>
            Show version {one.version}
          </Button>
        )}
      </Group>
    ))}
    {reviews.map((review) => (
      <Text key={`${review.reviewedOn} ${review.reviewedBy} ${review.version}`} size="sm">
        Reviewed {day(review.reviewedOn)} by {review.reviewedBy} (version {review.version}), next{' '}
        {day(review.nextOn)}
        {review.note !== null && `: ${review.note}`}
      </Text>
    ))}
  </section>
)
