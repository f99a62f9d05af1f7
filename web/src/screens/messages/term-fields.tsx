import { Button, Group, MultiSelect, NativeSelect, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { cityShown } from '../../city-queries.ts'
import { MoneyField } from '../../parts/money-field.tsx'
import { titleOf } from '../../parts/words.ts'
import type { Choices } from './condition-fields.tsx'
import { anyWordDoes, asksOf, type Fact, factWords, knownWords, type TermValues } from './term-values.ts'

type Fields = {
  readonly number: number
  readonly term: TermValues
  readonly choices: Choices | undefined
  readonly onChange: (term: TermValues) => void
  readonly onRemove: () => void
}

const facts = Object.entries(factWords).map(([value, label]) => ({ value, label }))

/** One term of a condition: what of the bill is asked, what it must be, and whether it is turned around. */
export function TermFields({ number, term, choices, onChange, onRemove }: Fields) {
  const words = useWords(term, choices)
  const asks = asksOf(term.fact)
  return (
    <Stack gap={6}>
      <Group gap="sm" align="flex-end">
        <NativeSelect
          label={`Term ${number}`}
          data={facts}
          value={term.fact}
          onChange={(event) =>
            onChange({ ...term, fact: event.currentTarget.value as Fact, among: [], over: '' })
          }
        />
        <NativeSelect
          aria-label={`Term ${number} holds or not`}
          data={[
            { value: '', label: asks === 'nothing' ? 'yes' : 'is' },
            { value: 'not', label: asks === 'nothing' ? 'no' : 'is not' },
          ]}
          value={term.not ? 'not' : ''}
          onChange={(event) => onChange({ ...term, not: event.currentTarget.value === 'not' })}
        />
        {asks === 'amount' && (
          <MoneyField
            aria-label={`Amount of term ${number}`}
            value={term.over}
            onChange={(event) => onChange({ ...term, over: event.currentTarget.value })}
          />
        )}
        <Button variant="default" size="xs" onClick={onRemove}>
          Take term {number} away
        </Button>
      </Group>
      {asks === 'words' && (
        <MultiSelect
          aria-label={`Words of term ${number}`}
          placeholder={term.among.length > 0 ? undefined : anyWordDoes(term.fact) ? 'Any' : 'Choose'}
          data={words}
          value={[...term.among]}
          onChange={(among) => onChange({ ...term, among })}
          searchable
        />
      )}
    </Stack>
  )
}

/** What the words of a term are chosen from: the product's, or what the city has. What was chosen stays to be seen. */
function useWords({ fact, among }: TermValues, choices: Choices | undefined) {
  const cycles = useQuery(cityShown).data?.cycles ?? []
  const words = new Set([...(knownWords[fact] ?? ofCity(fact, choices)), ...among])
  if (fact === 'cycle') for (const { code } of cycles) words.add(code)
  return [...words].map((value) => ({ value, label: labelOf(fact, value) }))
}

function ofCity(fact: Fact, choices: Choices | undefined): readonly string[] {
  if (!choices) return []
  if (fact === 'class') return choices.classes
  if (fact === 'discount') return choices.discounts.map(({ code }) => code)
  if (fact === 'stream') return choices.services.map(({ stream }) => stream)
  if (fact === 'new-size') return choices.services.map(({ size }) => size)
  return []
}

const languages: Readonly<Record<string, string>> = { en: 'English', es: 'Spanish' }

function labelOf(fact: Fact, word: string): string {
  if (fact === 'language') return languages[word] ?? word
  return fact === 'cycle' || fact === 'new-size' ? word : titleOf(word)
}
