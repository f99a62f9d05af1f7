import { DisputeOutcome, PlainOutcome } from '@cartwright/api/case-shapes'
import { cases } from '@cartwright/api/cases'
import { call } from '@cartwright/api/client'
import { Checkbox, Stack, Text, Textarea } from '@mantine/core'
import { type UseFormReturnType, useForm } from '@mantine/form'
import { ChoiceField } from '../../../parts/choice-field.tsx'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import { MoneyField } from '../../../parts/money-field.tsx'
import { money, readMoney } from '../../../parts/money.tsx'
import { ReasonField } from '../../../parts/reason-field.tsx'
import { useCommand } from '../../../parts/use-command.ts'
import { seeChanged } from '../../workplan/work-queries.ts'
import type { DisputedLine, WholeCase } from '../case-queries.ts'
import { outcomeWords } from '../case-words.ts'

type CloseFormProps = { readonly one: WholeCase; readonly onClose: () => void }
type Ending = NonNullable<WholeCase['outcome']>

/** Closes a case with its outcome and the reason. */
export function CloseForm({ one, onClose }: CloseFormProps) {
  const { isDispute, links } = one
  const lines = one.disputedLines.filter(({ until }) => until === null)
  const outcomes: readonly Ending[] = isDispute ? DisputeOutcome.options : PlainOutcome.options
  const hasLetter = links.some(({ kind }) => kind === 'letter')
  const form = useForm<Closing>({
    initialValues: {
      outcome: outcomes[0]!,
      because: '',
      letter: isDispute && !hasLetter,
      noLetterBecause: '',
      upheld: Object.fromEntries(lines.map((line) => [line.id, ''])),
    },
  })
  const { outcome } = form.values
  const command = useClose(one, lines, onClose)
  return (
    <FormDialog
      title={`Close case ${one.id}`}
      form={form}
      command={command}
      submit="Close case"
      will={<Will one={one} outcome={outcome} letter={form.values.letter} />}
      onClose={onClose}
    >
      <ChoiceField
        label="Outcome"
        choices={outcomes}
        wordsOf={(choice) => outcomeWords[choice as Ending]}
        data-autofocus
        {...form.getInputProps('outcome')}
      />
      {outcome === 'partly' && <UpheldFields form={form} lines={lines} />}
      <Textarea
        label="Why"
        description="Kept with the case: whoever asks later reads this."
        required
        autosize
        minRows={2}
        maxLength={1000}
        {...form.getInputProps('because')}
      />
      {isDispute && !hasLetter && (
        <Checkbox
          label="Draft the answer in writing"
          description="From the city’s template, in the customer’s language. You look at it before it goes."
          {...form.getInputProps('letter', { type: 'checkbox' })}
        />
      )}
      {isDispute && !hasLetter && !form.values.letter && (
        <ReasonField
          label="Why the customer gets no letter"
          description="Only where there is none. One that was written is linked to the case first."
          {...form.getInputProps('noLetterBecause')}
        />
      )}
    </FormDialog>
  )
}

type Closing = {
  outcome: Ending
  because: string
  letter: boolean
  noLetterBecause: string
  upheld: Record<string, string>
}

const useClose = ({ id, version }: WholeCase, lines: readonly DisputedLine[], onClose: () => void) =>
  useCommand(
    ({ outcome, because, letter, noLetterBecause, upheld }: Closing) =>
      seeChanged(
        call(cases.close, {
          params: { id },
          body: {
            version,
            outcome,
            because,
            letter,
            noLetterBecause: letter ? null : noLetterBecause.trim() || null,
            upheld:
              outcome === 'partly'
                ? lines.map((line) => ({ lineId: line.id, cents: readMoney(upheld[line.id] ?? '') ?? 0 }))
                : [],
          },
        }),
      ),
    onClose,
  )

type UpheldProps = { readonly form: UseFormReturnType<Closing>; readonly lines: readonly DisputedLine[] }

const UpheldFields = ({ form, lines }: UpheldProps) => (
  <Stack gap="xs" component="fieldset" bd={0} p={0} m={0}>
    <Text component="legend" size="sm" fw={600}>
      How much the customer was right about
    </Text>
    {lines.map((line) => (
      <MoneyField
        key={line.id}
        label={`${line.what}, ${money(line.amountCents)} in dispute`}
        {...form.getInputProps(`upheld.${line.id}`)}
      />
    ))}
  </Stack>
)

type WillProps = { readonly one: WholeCase; readonly outcome: Ending; readonly letter: boolean }

function Will({ one, outcome, letter }: WillProps) {
  if (!one.isDispute) return <Text size="sm">The case leaves the queue. It can be taken up again.</Text>
  const stands =
    outcome === 'upheld'
      ? 'It must have been credited by an adjustment or a correction.'
      : 'What was not credited is owed, and penalties and notices go on for it.'
  return (
    <Text size="sm">
      {money(one.disputedCents)} is no longer in dispute from today on. {stands} {letter && lettersWords(one)}
    </Text>
  )
}

/** Which drafts the answer takes the place of. */
function lettersWords({ corrections }: WholeCase): string {
  const untold = corrections.find(({ draftLetterId }) => draftLetterId !== null)
  return untold
    ? `The answer also tells of correction ${untold.id}, where the city’s template has room for it: draft ${untold.draftLetterId} is then given up, and the customer gets one letter.`
    : ''
}
