import { call } from '@cartwright/api/client'
import { reconciliation } from '@cartwright/api/reconciliation'
import { Button, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day, shortDay } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { TextLink } from '../../parts/links.tsx'
import { money, signedMoney } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { type Match, matchesMade } from './reconcile-queries.ts'
import { itemWords, kindWords } from './reconcile-words.ts'

/** Lines of the bank that were matched or explained, newest first, and those that were undone. */
export function MatchList() {
  const list = useInfiniteQuery(matchesMade)
  const may = useMay()('cash.reconcile')
  const [undoing, setUndoing] = useState<Match | null>(null)
  return (
    <Stack gap="md">
      <PageHead title="What was matched" state="Lines of the bank with what of ours they are, newest first" />
      <TextLink to="/cash/reconcile">What is open</TextLink>
      <Refusal error={list.error} />
      <DataTable
        label="Matches, newest first"
        rows={list.data?.pages.flatMap((page) => page.rows)}
        columns={columns(may ? setUndoing : undefined)}
        rowKey={({ matchId }) => matchId}
        onEnd={() => {
          if (list.hasNextPage) void list.fetchNextPage()
        }}
        empty="Nothing was matched yet. Load a statement of the bank, then match it in Reconcile the bank."
      />
      {undoing && <UndoForm match={undoing} onClose={() => setUndoing(null)} />}
    </Stack>
  )
}

const columns = (onUndo: ((match: Match) => void) | undefined): readonly Column<Match>[] => [
  ...told,
  {
    key: 'undo',
    title: 'Undo',
    wrap: true,
    cell: (match) =>
      match.undoneOn === null
        ? onUndo && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`Undo M-${match.matchId}`}
              onClick={() => onUndo(match)}
            >
              Undo …
            </Button>
          )
        : `Undone ${day(match.undoneOn)}, ${match.undoneBy}: ${match.undoneReason}`,
  },
]

const told: readonly Column<Match>[] = [
  { key: 'id', title: 'Match', sortBy: ({ matchId }) => matchId, cell: ({ matchId }) => `M-${matchId}` },
  {
    key: 'lines',
    title: 'The bank',
    wrap: true,
    cell: ({ lines }) =>
      lines.map(({ lineId, on, cents, text }) => (
        <Text key={lineId} size="sm">
          {signedMoney(cents)} of {shortDay(on)} · {text}
        </Text>
      )),
  },
  {
    key: 'items',
    title: 'Ours',
    wrap: true,
    cell: ({ items, reason }) =>
      items.length === 0
        ? reason
        : items.map((item) => (
            <Text key={item.key} size="sm">
              {itemWords(item)}
            </Text>
          )),
  },
  {
    key: 'difference',
    title: 'Difference',
    align: 'right',
    sortBy: ({ differenceCents }) => differenceCents,
    cell: ({ differenceCents }) => (differenceCents === 0 ? '' : signedMoney(differenceCents)),
  },
  {
    key: 'how',
    title: 'How',
    wrap: true,
    sortBy: ({ kind }) => kindWords[kind],
    cell: ({ kind, matchedBy, matchedOn, reason, items }) => (
      <>
        <Text size="sm">{kindWords[kind]}</Text>
        <Text size="xs">
          {matchedBy}, {day(matchedOn)}
          {reason !== null && items.length > 0 && `: ${reason}`}
        </Text>
      </>
    ),
  },
]

function UndoForm({ match, onClose }: { readonly match: Match; readonly onClose: () => void }) {
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (value) => (value.trim() ? null : 'Write why.') },
  })
  const command = useCommand(
    (body: typeof form.values) => call(reconciliation.undo, { params: { matchId: match.matchId }, body }),
    onClose,
  )
  const cents = match.lines.reduce((all, line) => all + line.cents, 0)
  return (
    <FormDialog
      title={`Undo the match M-${match.matchId} of ${money(Math.abs(cents))}`}
      form={form}
      command={command}
      submit="Undo it"
      danger
      onClose={onClose}
      will={
        <Text size="sm">
          Nothing is posted. Both sides are open again, and a bank deposit in it is no longer on the
          statement.
        </Text>
      }
    >
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  )
}
