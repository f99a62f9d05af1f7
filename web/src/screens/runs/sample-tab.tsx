import { Box, Group, Skeleton, Stack, Text } from '@mantine/core'
import { reviews } from '@cartwright/api/reviews'
import { urlOf } from '@cartwright/api/client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTimeZone } from '../../city-queries.ts'
import { instant } from '../../parts/day.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count } from '../../parts/words.ts'
import { runSample } from './run-queries.ts'
import type { RunDetail, Sample } from './run-types.ts'
import { SampleBill } from './sample-bill.tsx'
import { isAsked, isOpen, SampleList } from './sample-list.tsx'
import styles from './sample-tab.module.css'

/** The bills that chance drew, one by one beside their list: each is looked at with its reasons and signed. */
export function SampleTab({ run }: { run: RunDetail }) {
  const { data: sample, error } = useQuery(runSample(run.id))
  if (error) return <Refusal error={error} />
  if (!sample) return <Skeleton h={320} />
  if (sample.items.length === 0) return <Text>{emptyWords(run, sample)}</Text>
  return <Signing run={run} sample={sample} />
}

function emptyWords({ kind, state }: RunDetail, { needed }: Sample): string {
  if (needed === 0)
    return kind === 'cycle' || kind === 'finals'
      ? 'The city asks for no sample.'
      : 'A run of chosen accounts is looked at account by account: there is no sample.'
  const when = state === 'open' || state === 'calculating' ? 'Calculate the run and send' : 'Send'
  return `${when} it to review: then chance draws ${count(needed, 'bill')} for you to look at.`
}

function Signing({ run, sample }: { run: RunDetail; sample: Sample }) {
  const { items } = sample
  const [chosen, setChosen] = useState<string | null>(null)
  const first = items.find(isOpen) ?? items[0]!
  const at = Math.max(
    0,
    items.findIndex(({ accountNumber }) => accountNumber === (chosen ?? first.accountNumber)),
  )
  const item = items[at]!
  const go = (to: number) => setChosen(items[(to + items.length) % items.length]!.accountNumber)
  const goToOpen = () => {
    const inOrder = [...items.slice(at + 1), ...items.slice(0, at)]
    const next = inOrder.find(isOpen)
    setChosen((next ?? item).accountNumber)
  }
  return (
    <Stack gap="sm">
      <HowDrawn run={run} sample={sample} />
      <Box className={styles.sides}>
        <SampleList items={items} chosen={item.accountNumber} onChoose={setChosen} />
        <SampleBill
          key={item.accountNumber}
          run={run}
          item={item}
          place={`${at + 1} of ${items.length}`}
          onNext={() => go(at + 1)}
          onBack={() => go(at - 1)}
          onSigned={goToOpen}
        />
      </Box>
    </Stack>
  )
}

/** How the sample was drawn, so that whoever doubts it can draw it again. */
function HowDrawn({ run, sample }: { run: RunDetail; sample: Sample }) {
  const zone = useTimeZone()
  const { drawing, items } = sample
  const asked = items.filter(isAsked)
  const signed = asked.filter((item) => !isOpen(item)).length
  return (
    <Group justify="space-between" gap="xs">
      <Text component="output">
        {signed} of {count(asked.length, 'bill')} signed
      </Text>
      {drawing && (
        <details>
          <summary>
            <Text component="span" size="sm">
              How it was drawn
            </Text>
          </summary>
          <Text size="sm" maw={640}>
            Drawn by {drawing.drawnBy}, {instant(drawing.drawnAt, zone)}, from {count(drawing.bills, 'bill')},
            with the seed{' '}
            <Text component="span" ff="monospace" inherit style={{ overflowWrap: 'anywhere' }}>
              {drawing.seed}
            </Text>
            : {drawing.perClass} of each class, {drawing.ofPointedOut} with an exception, the rest by chance.{' '}
            {drawing.method}{' '}
            <a href={urlOf(reviews.redraw, { params: { id: run.id } })} target="_blank" rel="noreferrer">
              Draw it again from the seed
            </a>
          </Text>
        </details>
      )}
    </Group>
  )
}
