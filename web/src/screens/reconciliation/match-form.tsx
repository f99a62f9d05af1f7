import { call } from '@cartwright/api/client'
import { reconciliation } from '@cartwright/api/reconciliation'
import { Checkbox, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { money, signedMoney } from '../../parts/money.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { Line, Shown } from './reconcile-queries.ts'
import { differenceWords, itemWords, lineWords, proposalWords } from './reconcile-words.ts'

type MatchFormProps = { readonly line: Line; readonly shown: Shown; readonly onClose: () => void }

/** Matches a line with things of ours by hand, or explains it. What the two sides come to is told while choosing. */
export function MatchForm({ line, shown, onClose }: MatchFormProps) {
  const form = useMatchValues(line, shown)
  const { keys, lineIds } = form.values
  const differenceCents =
    sumOf(shown.lines.filter(({ lineId }) => lineIds.includes(String(lineId)))) -
    sumOf(shown.items.filter(({ key }) => keys.includes(key)))
  const explains = keys.length === 0
  const command = useCommand(
    (values: typeof form.values) =>
      call(reconciliation.match, {
        body: {
          lineIds: values.lineIds.map(Number),
          keys: values.keys,
          reason: values.reason,
          acceptDifference: values.acceptDifference,
        },
      }),
    onClose,
  )
  return (
    <FormDialog
      title={`${money(Math.abs(line.cents))} ${line.cents > 0 ? 'into' : 'out of'} account ${line.account}`}
      wide
      form={form}
      command={command}
      submit={explains ? 'Explain it' : 'Match it'}
      onClose={onClose}
      will={
        <Text size="sm">
          {explains
            ? 'Nothing of ours is chosen: the line is explained by the reason, and nothing is posted.'
            : `${differenceCents === 0 ? 'They come to the same' : `Beside what is chosen, ${differenceWords(differenceCents)}`}. Nothing is posted.`}
        </Text>
      }
    >
      <Lines line={line} shown={shown} {...form.getInputProps('lineIds')} />
      <Items line={line} shown={shown} {...form.getInputProps('keys')} />
      {!explains && differenceCents !== 0 && (
        <Checkbox
          label={`The difference of ${signedMoney(differenceCents)} is known, and the reason says why`}
          {...form.getInputProps('acceptDifference', { type: 'checkbox' })}
        />
      )}
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  )
}

const sumOf = (some: readonly { readonly cents: number }[]): number =>
  some.reduce((all, { cents }) => all + cents, 0)

function useMatchValues(line: Line, { proposals }: Shown) {
  const best = proposals.find(({ lineIds }) => lineIds.includes(line.lineId))
  return useForm({
    initialValues: {
      lineIds: (best?.lineIds ?? [line.lineId]).map(String),
      keys: [...(best?.keys ?? [])],
      reason: '',
      acceptDifference: false,
    },
    validate: {
      lineIds: (ids) => (ids.length > 0 ? null : 'Choose a line of the statement.'),
      reason: (value) => (value.trim() ? null : 'Write why.'),
    },
  })
}

type Chosen = {
  readonly line: Line
  readonly shown: Shown
  readonly value?: string[]
  readonly onChange: (value: string[]) => void
}

/** The line, and others of the bank of the same account and side that may belong to it. */
function Lines({ line, shown: { lines }, ...chosen }: Chosen) {
  const near = lines.filter(
    (one) =>
      one.lineId === line.lineId ||
      (one.account === line.account && one.cents > 0 === line.cents > 0 && one.on === line.on),
  )
  return (
    <Checkbox.Group label="Lines of the bank" {...chosen}>
      <Stack gap={4} mt={4} style={{ maxHeight: '12rem', overflowY: 'auto' }}>
        {near.map((one) => (
          <Checkbox key={one.lineId} value={String(one.lineId)} label={lineWords(one)} />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}

/** What of ours it may be: what is proposed first, with why, then the rest of the same side. */
function Items({ line, shown: { items, proposals }, ...chosen }: Chosen) {
  const mine = proposals.filter(({ lineIds }) => lineIds.includes(line.lineId))
  const whyOf = (key: string) => mine.find(({ keys }) => keys.includes(key))
  const sameSide = items
    .filter(({ cents }) => cents > 0 === line.cents > 0)
    .toSorted((a, b) => Number(whyOf(a.key) === undefined) - Number(whyOf(b.key) === undefined))
  if (sameSide.length === 0)
    return <Text size="sm">Nothing of ours is open on this side. The line can only be explained.</Text>
  return (
    <Checkbox.Group label="Of ours" description="None: the line is only explained, such as a fee" {...chosen}>
      <Stack gap={4} mt={4} style={{ maxHeight: '16rem', overflowY: 'auto' }}>
        {sameSide.map((item) => {
          const why = whyOf(item.key)
          return (
            <Checkbox
              key={item.key}
              value={item.key}
              label={itemWords(item)}
              description={why && proposalWords(why)}
            />
          )
        })}
      </Stack>
    </Checkbox.Group>
  )
}
