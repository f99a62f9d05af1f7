import { Fieldset, Stack, Textarea, TextInput } from '@mantine/core'
import type { LetterFact } from '@cartwright/api/letter-text'
import { useState } from 'react'
import { MoneyField } from '../../parts/money-field.tsx'
import { readMoney } from '../../parts/money.tsx'
import type { Letter } from './letter-queries.ts'
import type { useDraft } from './use-draft.ts'

type Facts = { readonly letter: Letter; readonly draft: ReturnType<typeof useDraft> }

/** What the template wants to be given, what lies beside the letter, and the amount it is about. */
export function DraftFacts({ letter, draft }: Facts) {
  const { written, change } = draft
  const [enclosures, setEnclosures] = useState((written.enclosures ?? []).join('\n'))
  const [amount, setAmount] = useState(
    written.amountCents === null || written.amountCents === undefined
      ? ''
      : (written.amountCents / 100).toFixed(2),
  )
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
        onChange={(event) => {
          setEnclosures(event.currentTarget.value)
          const lines = event.currentTarget.value.split('\n').map((line) => line.trim().slice(0, 120))
          change({ enclosures: lines.filter(Boolean).slice(0, 10) })
        }}
      />
      <MoneyField
        label="Amount it is about"
        description="Only for the approval rule; leave it empty when there is none"
        value={amount}
        onChange={(event) => {
          setAmount(event.currentTarget.value)
          change({ amountCents: readMoney(event.currentTarget.value) })
        }}
      />
    </Stack>
  )
}

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
