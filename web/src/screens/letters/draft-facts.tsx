import { Fieldset, Stack, Textarea, TextInput } from '@mantine/core'
import type { LetterFact } from '@cartwright/api/letter-text'
import { useEffect, useState } from 'react'
import { MoneyField } from '../../parts/money-field.tsx'
import { readMoney } from '../../parts/money.tsx'
import type { Letter } from './letter-queries.ts'
import type { useDraft } from './use-draft.ts'

type Facts = {
  readonly letter: Letter
  readonly draft: ReturnType<typeof useDraft>
  /** Told whether something is written that cannot be kept. */
  readonly onFault: (isFaulty: boolean) => void
}

/** What the template wants to be given, what lies beside the letter, and the amount it is about. */
export function DraftFacts({ letter, draft, onFault }: Facts) {
  const { written, change } = draft
  const [enclosures, setEnclosures] = useState((written.enclosures ?? []).join('\n'))
  const [amount, setAmount] = useState(
    written.amountCents === null || written.amountCents === undefined
      ? ''
      : (written.amountCents / 100).toFixed(2),
  )
  const faults = { enclosures: enclosuresFault(enclosures), amount: amountFault(amount) }
  const isFaulty = faults.enclosures !== null || faults.amount !== null
  useEffect(() => onFault(isFaulty), [isFaulty, onFault])
  const wanted = letter.templateFacts.filter(({ kind }) => kind === 'text')
  return (
    <Stack gap="sm">
      {wanted.length > 0 && (
        <Fieldset legend="What this letter says besides the account’s facts">
          <Stack gap="xs">
            {wanted.map(({ name, label }) => (
              <FactField
                key={name}
                label={label}
                fact={written.facts[name]}
                shown={letter.fields.find((field) => field.name === name)?.value ?? null}
                onChange={(fact) => change({ facts: withFact(written.facts, name, fact) })}
              />
            ))}
          </Stack>
        </Fieldset>
      )}
      <Textarea
        label="Enclosed"
        description="One on each line; named at the foot of the letter"
        autosize
        minRows={1}
        value={enclosures}
        error={faults.enclosures}
        onChange={(event) => {
          setEnclosures(event.currentTarget.value)
          if (enclosuresFault(event.currentTarget.value) === null)
            change({ enclosures: linesOf(event.currentTarget.value) })
        }}
      />
      <MoneyField
        label="Amount it is about"
        description="Only for the approval rule; leave it empty when there is none"
        value={amount}
        error={faults.amount}
        onChange={(event) => {
          setAmount(event.currentTarget.value)
          if (amountFault(event.currentTarget.value) === null)
            change({ amountCents: readMoney(event.currentTarget.value) })
        }}
      />
    </Stack>
  )
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

function enclosuresFault(text: string): string | null {
  const lines = linesOf(text)
  if (lines.length > 10) return 'Name at most ten enclosures, one on each line.'
  return lines.some((line) => line.length > 120) ? 'Write at most 120 signs on a line.' : null
}

const amountFault = (text: string): string | null =>
  text.trim() === '' || readMoney(text) !== null ? null : 'Write dollars and cents, such as 12.40.'

type OneFact = {
  readonly label: string
  readonly fact: LetterFact | undefined
  /** What a fact that another room gave says in the letter's language. */
  readonly shown: string | null
  readonly onChange: (fact: LetterFact | null) => void
}

/** A fact is written as words; one that another room gave is shown as it will stand, and may be written over. */
function FactField({ label, fact, shown, onChange }: OneFact) {
  const given = fact !== undefined && !('text' in fact)
  const [text, setText] = useState(fact && 'text' in fact ? fact.text : given ? (shown ?? '') : '')
  return (
    <TextInput
      label={label}
      value={text}
      maxLength={2_000}
      spellCheck
      onChange={(event) => {
        setText(event.currentTarget.value)
        onChange(event.currentTarget.value.trim() === '' ? null : { text: event.currentTarget.value })
      }}
    />
  )
}

type FactsOf = Record<string, LetterFact>

function withFact(facts: FactsOf, name: string, fact: LetterFact | null): FactsOf {
  const rest = Object.fromEntries(Object.entries(facts).filter(([other]) => other !== name))
  return fact === null ? rest : { ...rest, [name]: fact }
}
