import { call, urlOf } from '@cartwright/api/client'
import { stockCounts } from '@cartwright/api/stock-counts'
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { day } from '../../parts/day.tsx'
import { Facts } from '../../parts/facts.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { money, signedMoney } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count as counted } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { ReasonForm } from '../refunds/refund-forms.tsx'
import { CountEntry } from './count-entry.tsx'
import { CountTable } from './count-table.tsx'
import { countOfStock, type WholeCount } from './stock-queries.ts'
import { countWords } from './stock-words.ts'

type Asking = 'enter' | 'approve' | 'reopen' | 'drop' | null

/** One count: what is to be counted, what was, how it differs from the books, and what follows. */
export function StockCountPage() {
  const countId = Number(useParams({ from: '/office/stock/counts/$countId' }).countId)
  const query = useQuery(countOfStock(countId))
  const [asking, ask] = useState<Asking>(null)
  const submit = useCommand(() => call(stockCounts.submit, { params: { countId } }))
  return (
    <Stack gap="md">
      <PageHead
        title={`Count of stock SC-${countId}`}
        state={query.data && sentence(query.data)}
        action={
          query.data && (
            <Deeds
              whole={query.data}
              ask={ask}
              submit={() => submit.mutate(undefined)}
              submitting={submit.isPending}
            />
          )
        }
      />
      <TextLink to="/stock/counts">All counts</TextLink>
      <Refusal error={submit.error} />
      <Loaded query={query} rows={10}>
        {(whole) => (
          <>
            <CountFacts whole={whole} />
            <CountTable lines={whole.lines} />
            <Asked asking={asking} whole={whole} onClose={() => ask(null)} />
          </>
        )}
      </Loaded>
    </Stack>
  )
}

function sentence({ count: { state, toCount, toRecount, differences, valueCents } }: WholeCount): string {
  if (state === 'open' && toCount + toRecount > 0)
    return `${countWords[state]} · ${counted(toCount, 'line')} to count, ${toRecount} to count again`
  return `${countWords[state]} · ${counted(differences, 'difference')}, ${signedMoney(valueCents)}`
}

type DeedsProps = {
  readonly whole: WholeCount
  readonly ask: (asking: Asking) => void
  readonly submit: () => void
  readonly submitting: boolean
}

function Deeds({ whole: { count }, ask, submit, submitting }: DeedsProps) {
  const may = useMay()
  const { countId, state, toCount, toRecount } = count
  const live = state === 'open' || state === 'submitted'
  return (
    <Group gap="xs">
      {state === 'open' && (
        <Button
          component="a"
          variant="default"
          href={urlOf(stockCounts.sheet, { params: { countId } })}
          target="_blank"
        >
          Count sheets (PDF)
        </Button>
      )}
      {live && may('stock.change') && (
        <Button variant="default" onClick={() => ask('drop')}>
          Give it up …
        </Button>
      )}
      {state === 'open' && may('stock.change') && (
        <>
          {toCount + toRecount === 0 && (
            <Button variant="default" loading={submitting} onClick={submit}>
              Ask for approval
            </Button>
          )}
          <Button onClick={() => ask('enter')}>Enter what was counted …</Button>
        </>
      )}
      {state === 'submitted' && may('stock.change') && (
        <Button variant="default" onClick={() => ask('reopen')}>
          Count again …
        </Button>
      )}
      {state === 'submitted' && may('stock.approve') && (
        <Button onClick={() => ask('approve')}>Approve it …</Button>
      )}
    </Group>
  )
}

const CountFacts = ({ whole: { count } }: { readonly whole: WholeCount }) => (
  <Facts
    facts={{
      'What is counted': count.location ?? 'Everything, everywhere',
      Opened: `${day(count.openedOn)}, ${count.openedBy}`,
      'Counted again above': `${money(count.recountCents)} and ${count.recountPercent} %`,
      Submitted: count.submittedOn && `${day(count.submittedOn)}, ${count.submittedBy}`,
      Ended: count.endedOn && `${day(count.endedOn)}, ${count.endedBy}`,
      'Said of it': count.endedReason,
      Note: count.note,
    }}
  />
)

type AskedProps = { readonly asking: Asking; readonly whole: WholeCount; readonly onClose: () => void }

function Asked({ asking, whole, onClose }: AskedProps) {
  const params = { countId: whole.count.countId }
  const reopen = useCommand((body: { reason: string }) => call(stockCounts.reopen, { params, body }), onClose)
  const drop = useCommand((body: { reason: string }) => call(stockCounts.drop, { params, body }), onClose)
  if (asking === null) return null
  if (asking === 'enter') return <CountEntry whole={whole} onClose={onClose} />
  if (asking === 'approve') return <ApproveForm whole={whole} onClose={onClose} />
  if (asking === 'reopen')
    return (
      <ReasonForm
        title={`Count SC-${params.countId} again`}
        submit="Give it back"
        will="It can be counted again. What was entered stays, and the newest counts."
        command={reopen}
        onClose={onClose}
      />
    )
  return (
    <ReasonForm
      title={`Give up the count SC-${params.countId}`}
      submit="Give it up"
      will="Nothing of it is posted. The books keep what they have."
      command={drop}
      onClose={onClose}
    />
  )
}

function ApproveForm({
  whole: { count },
  onClose,
}: {
  readonly whole: WholeCount
  readonly onClose: () => void
}) {
  const form = useForm({ initialValues: { note: '' } })
  const command = useCommand(
    ({ note }: typeof form.values) =>
      call(stockCounts.approve, { params: { countId: count.countId }, body: { note: note.trim() || null } }),
    onClose,
  )
  return (
    <FormDialog
      title={`Approve the count SC-${count.countId}`}
      form={form}
      command={command}
      submit="Approve it"
      onClose={onClose}
      will={
        <Text size="sm">
          {counted(count.differences, 'difference')} worth {signedMoney(count.valueCents)} are posted as
          moves. Counted and submitted by {count.submittedBy}.
        </Text>
      }
    >
      <TextInput label="Note" maxLength={500} {...form.getInputProps('note')} />
    </FormDialog>
  )
}
