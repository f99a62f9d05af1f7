import type { Procedure } from '@cartwright/api/procedure-shapes'
import { urlOf } from '@cartwright/api/client'
import { procedures } from '@cartwright/api/procedures'
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { day } from '../../parts/day.tsx'
import { ButtonLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useMay } from '../../session.tsx'
import { placeWords } from './places.ts'
import { ProcedureAlerts } from './procedure-alerts.tsx'
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
        action={query.data && <Deeds procedure={query.data} asked={version} />}
      />
      <Loaded query={query} rows={10}>
        {(procedure) => (
          <>
            <ProcedureAlerts procedure={procedure} asked={version} onVersion={show} />
            <ProcedureBlocks blocks={procedure.blocks} />
            <History procedure={procedure} onVersion={show} />
          </>
        )}
      </Loaded>
    </Stack>
  )
}

const sentence = ({ version, from, coming, owner, reviewOn, reviewDue, state, places }: Procedure): string =>
  [
    state === 'withdrawn'
      ? 'Withdrawn'
      : `Version ${version}, ${version === coming?.version ? '◔ holds from' : 'since'} ${day(from)}`,
    `owner ${owner.name}`,
    state === 'in-use' && `${reviewDue ? '▲ review was due' : 'review due'} ${day(reviewOn)}`,
    places.length > 0 && `applies to ${places.map(placeWords).join(', ')}`,
  ]
    .filter(Boolean)
    .join(' · ')

type Shown = { readonly procedure: Procedure }

function Deeds({ procedure, asked }: Shown & { readonly asked: number | undefined }) {
  const may = useMay()
  const [form, show] = useState<'review' | 'withdraw' | null>(null)
  const { procedureId, state } = procedure
  const changes = may('procedures.change') && state === 'in-use' && asked === undefined
  return (
    <Group gap="xs">
      <Button
        variant="default"
        component="a"
        href={urlOf(procedures.pdf, {
          params: { id: procedureId },
          query: asked === undefined ? {} : { version: asked },
        })}
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

type HistoryOf = Shown & { readonly onVersion: (version: number) => void }

const History = ({ procedure: { versions, reviews, version }, onVersion }: HistoryOf) => (
  <section aria-labelledby="history">
    <Title order={2} size="h5" id="history" mt="md" mb={4}>
      Versions and reviews
    </Title>
    {versions.map((one) => (
      <Group key={one.version} gap="xs">
        <Text size="sm">
          Version {one.version}, from {day(one.from)}, {one.writtenBy}
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
