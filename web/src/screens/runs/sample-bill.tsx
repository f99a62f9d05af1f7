import { registers } from '@cartwright/api/registers'
import { urlOf } from '@cartwright/api/client'
import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Loaded } from '../../parts/loaded.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { titleOf } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { BillSums } from '../bills/bill-sums.tsx'
import { BillTold } from '../bills/bill-told.tsx'
import { registerBill } from './run-queries.ts'
import type { RegisterBill, RunDetail, SampleItem } from './run-types.ts'
import { drawnWords } from './sample-list.tsx'
import { StepConfirm } from './step-confirm.tsx'
import { useSign, type Verdict } from './use-sign.ts'

type Shown = {
  readonly run: RunDetail
  readonly item: SampleItem
  readonly place: string
  readonly onNext: () => void
  readonly onBack: () => void
  readonly onSigned: () => void
}

/** One bill of the sample with its reasons, to be signed: `r` is right, `w` wrong, `n` and `p` turn over while the focus is within. */
export function SampleBill(shown: Shown) {
  const { run, item, onNext, onBack, onSigned } = shown
  const query = useQuery(registerBill(run.id, item.accountNumber))
  const signing = useSign(run.id, item, onSigned)
  const [asking, setAsking] = useState<Verdict | null>(null)
  const isOver = item.stands === 'held' || item.stands === 'not-billed'
  const canSign = useCanSign(run) && !isOver
  const isReady = canSign && item.stands !== 'wrong' && query.data !== undefined
  const right = () => isReady && signing.mutate({ verdict: 'right' })
  const keys: Keys = { n: onNext, p: onBack, r: right, w: () => isReady && setAsking('wrong') }
  return (
    <Stack
      component="section"
      gap="md"
      aria-label={`Bill of ${item.accountNumber}`}
      onKeyDown={(event) => asking === null && pressed(keys, event)}
    >
      <Head {...shown} />
      <SignedSo item={item} />
      {canSign && (
        <SignButtons item={item} busy={signing.isPending || !query.data} onRight={right} onAsk={setAsking} />
      )}
      {!asking && <Refusal error={signing.error} />}
      {!isOver && (
        <Loaded query={query} rows={10}>
          {(bill) => <Told run={run} bill={bill} />}
        </Loaded>
      )}
      {asking && asking !== 'right' && (
        <StepConfirm
          notice={notices[asking]}
          busy={signing.isPending}
          error={signing.error}
          onClose={() => setAsking(null)}
          onConfirm={(note) =>
            signing.mutate({ verdict: asking, note }, { onSuccess: () => setAsking(null) })
          }
        />
      )}
    </Stack>
  )
}

function useCanSign({ state }: RunDetail): boolean {
  return useMay()('runs.prepare') && (state === 'calculated' || state === 'in_review')
}

type Keys = Readonly<Record<string, () => unknown>>

function pressed(keys: Keys, { key, ctrlKey, metaKey, altKey }: KeyboardEvent): void {
  if (!ctrlKey && !metaKey && !altKey) keys[key]?.()
}

/** Whose bill it is, and the way to the others. It takes the focus, so that the keys work from the first bill on. */
function Head({ item, place, onNext, onBack }: Shown) {
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus({ preventScroll: true }), [])
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h4" ref={head} tabIndex={-1}>
          {item.payerName ?? item.accountNumber} · {place}
        </Title>
        <Group gap="xs">
          <Button size="compact-sm" variant="default" onClick={onBack}>
            Back (p)
          </Button>
          <Button size="compact-sm" variant="default" onClick={onNext}>
            Next (n)
          </Button>
        </Group>
      </Group>
      <Text size="sm">
        <Text component="span" ff="monospace" inherit>
          {item.accountNumber}
        </Text>{' '}
        · {item.serviceAddress} · {titleOf(item.class)} · {drawnWords[item.drawnFor]}
      </Text>
    </Stack>
  )
}

const notices = {
  wrong: {
    title: 'This bill is wrong',
    will: [
      'The run cannot be released until the bill is mended and calculated again, the account is held, or another person overrules you.',
    ],
    button: 'Sign as wrong',
    note: 'needed',
  },
  overruled: {
    title: 'Overrule: this bill is right',
    will: ['Another person found it wrong. You sign that it is right after all, and why.'],
    button: 'Overrule',
    note: 'needed',
  },
} as const

type Buttons = {
  readonly item: SampleItem
  readonly busy: boolean
  readonly onRight: () => void
  readonly onAsk: (verdict: 'wrong' | 'overruled') => void
}

const SignButtons = ({ item, busy, onRight, onAsk }: Buttons) => (
  <Group gap="xs">
    {item.stands === 'wrong' ? (
      <Button variant="default" disabled={busy} onClick={() => onAsk('overruled')}>
        Overrule …
      </Button>
    ) : (
      <>
        <Button disabled={busy} onClick={onRight}>
          {item.stands === 'right' ? 'Right, once more (r)' : 'Right (r)'}
        </Button>
        <Button variant="default" disabled={busy} onClick={() => onAsk('wrong')}>
          Wrong … (w)
        </Button>
      </>
    )}
  </Group>
)

/** How the bill was signed, and what that means now. */
function SignedSo({ item: { stands, signedBy, note } }: { item: SampleItem }) {
  const by = `${signedBy ?? ''}${note ? `: ${note}` : ''}`
  const words: Record<SampleItem['stands'], string | null> = {
    unsigned: null,
    right: `✓ Signed as right by ${by}`,
    wrong: `✗ Found wrong by ${by}. Mend it and calculate again, hold the account, or let another person overrule.`,
    overruled: `✓ Found wrong, and overruled by ${by}`,
    changed: `○ Signed by ${signedBy ?? ''}, but the bill came out otherwise since. Look again.`,
    held: '– The account is held out of this run: nothing to sign.',
    'not-billed': '– The account gets no bill from this run any more: nothing to sign.',
  }
  return words[stands] && <Text fw={600}>{words[stands]}</Text>
}

const Told = ({ run, bill }: { run: RunDetail; bill: RegisterBill }) => (
  <Stack gap="lg">
    <Group gap="md">
      <Anchor
        size="sm"
        href={urlOf(registers.preview, { params: { id: run.id, accountNumber: bill.accountNumber } })}
        target="_blank"
      >
        Preview the bill, PDF
      </Anchor>
      <TextLink size="sm" to="/accounts/$accountNumber" params={{ accountNumber: bill.accountNumber }}>
        Open the account
      </TextLink>
    </Group>
    <BillSums sums={bill} />
    <BillTold
      bill={{ ...bill, periodFrom: run.periodFrom, periodUntil: run.periodUntil, dueOn: run.dueOn }}
    />
  </Stack>
)
