import { accountFields, FieldName } from '@cartwright/api/letter-text'
import { Button, Fieldset, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useEffect, useEffectEvent, useState } from 'react'
import type { LetterTemplate } from './letter-queries.ts'

type Fact = LetterTemplate['facts'][number]
type Facts = {
  readonly name: string
  readonly facts: readonly Fact[]
  readonly onChange: (given: { name?: string; facts?: Fact[] }) => void
  /** Told whether something is written that cannot be kept. */
  readonly onFault: (isFaulty: boolean) => void
}

const known: readonly string[] = accountFields.map(([name]) => name)

/** What is wrong with the name of a fact, and what to write. */
function nameFault(facts: readonly Fact[], { name }: Fact): string | null {
  const fault = FieldName.safeParse(name).error?.issues[0]?.message
  if (fault !== undefined) return fault
  if (known.includes(name)) return 'The account has this field already: take another name.'
  return facts.filter((fact) => fact.name === name).length > 1 ? 'Two have this name: take another.' : null
}

const labelFault = ({ label }: Fact): string | null =>
  label.trim() === '' ? 'Say what it is, as the form shall ask for it.' : null

/** What a template is called, and what it wants to be told by whoever writes a letter from it. */
export function TemplateFacts({ onChange, onFault, ...given }: Facts) {
  const [name, setName] = useState(given.name)
  const [facts, setFacts] = useState(given.facts)
  const nameless = name.trim() === '' ? 'Give it a name.' : null
  const isFaulty =
    nameless !== null || facts.some((fact) => (nameFault(facts, fact) ?? labelFault(fact)) !== null)
  const tellFault = useEffectEvent(onFault)
  useEffect(() => tellFault(isFaulty), [isFaulty])
  const change = (next: readonly Fact[]) => {
    setFacts(next)
    if (next.every((fact) => (nameFault(next, fact) ?? labelFault(fact)) === null))
      onChange({ facts: [...next] })
  }
  return (
    <Stack gap="sm">
      <TextInput
        label="Name"
        maw="28rem"
        maxLength={80}
        value={name}
        error={nameless}
        onChange={({ currentTarget }) => {
          setName(currentTarget.value)
          if (currentTarget.value.trim() !== '') onChange({ name: currentTarget.value.trim() })
        }}
      />
      <Fieldset legend="What it wants to be told">
        <Stack gap="xs">
          <Text size="sm">
            Whoever writes a letter from it is asked for these, besides the account’s own facts. Put them into
            the texts as fields.
          </Text>
          {facts.map((fact, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- Its name is being typed, and the order does not change.
            <FactRow key={place} facts={facts} place={place} onChange={change} />
          ))}
          <Group>
            <Button
              variant="default"
              size="xs"
              disabled={facts.length >= 30}
              onClick={() => change([...facts, { name: '', label: '', kind: 'text' }])}
            >
              Ask for something more
            </Button>
          </Group>
        </Stack>
      </Fieldset>
    </Stack>
  )
}

type Row = {
  readonly facts: readonly Fact[]
  readonly place: number
  readonly onChange: (facts: readonly Fact[]) => void
}

/** One thing that is asked for: in which words, by which field, and whether it is words or a table. */
function FactRow({ facts, place, onChange }: Row) {
  const fact = facts[place]!
  const put = (some: Partial<Fact>) =>
    onChange(facts.map((one, index) => (index === place ? { ...one, ...some } : one)))
  return (
    <Group gap="sm" align="flex-start">
      <TextInput
        label={`Asked for as, ${place + 1}`}
        maxLength={80}
        value={fact.label}
        error={labelFault(fact)}
        onChange={({ currentTarget }) => put({ label: currentTarget.value })}
      />
      <TextInput
        label={`Field, ${place + 1}`}
        value={fact.name}
        error={nameFault(facts, fact)}
        onChange={({ currentTarget }) => put({ name: currentTarget.value })}
      />
      <NativeSelect
        label={`Kind, ${place + 1}`}
        data={[
          { value: 'text', label: 'words' },
          { value: 'table', label: 'a table of another room' },
        ]}
        value={fact.kind}
        onChange={({ currentTarget }) => put({ kind: currentTarget.value as Fact['kind'] })}
      />
      <Button mt={26} variant="default" onClick={() => onChange(facts.filter((_, index) => index !== place))}>
        Take out {place + 1}
      </Button>
    </Group>
  )
}
