import { LinkKind } from '@cartwright/api/workplan-shapes'
import { Button, Group, Stack, TextInput } from '@mantine/core'
import { ChoiceField } from '../../../parts/choice-field.tsx'
import { linkKindWords } from '../link-words.tsx'
import type { TypedLink } from './task-values.ts'

type LinksFieldProps = {
  readonly links: readonly TypedLink[]
  readonly onChange: (links: readonly TypedLink[]) => void
}

/** What a task is about: a kind and a number there. */
export function LinksField({ links, onChange }: LinksFieldProps) {
  const change = (at: number, to: Partial<TypedLink>) =>
    onChange(links.map((link, place) => (place === at ? { ...link, ...to } : link)))
  return (
    <Stack gap="xs" component="fieldset" bd={0} p={0} m={0}>
      <legend>What it is about</legend>
      {links.map((link, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- Links have no number of their own, and their order does not change.
        <Group key={at} gap="xs" align="flex-end">
          <ChoiceField
            label="Kind"
            aria-label={`Kind of link ${at + 1}`}
            choices={LinkKind.options}
            wordsOf={(kind) => linkKindWords[kind as TypedLink['kind']]}
            value={link.kind}
            onChange={({ currentTarget }) => change(at, { kind: currentTarget.value as TypedLink['kind'] })}
          />
          <TextInput
            label="Number"
            aria-label={`Number of link ${at + 1}`}
            value={link.key}
            maxLength={60}
            onChange={({ currentTarget }) => change(at, { key: currentTarget.value })}
          />
          <Button
            variant="default"
            size="xs"
            aria-label={`Take link ${at + 1} out`}
            onClick={() => onChange(links.filter((_, place) => place !== at))}
          >
            ✗
          </Button>
        </Group>
      ))}
      <Group>
        <Button variant="default" size="xs" onClick={() => onChange([...links, { kind: 'run', key: '' }])}>
          Link a run, an account …
        </Button>
      </Group>
    </Stack>
  )
}
