import { call } from '@cartwright/api/client'
import { partyMerges } from '@cartwright/api/party-merges'
import { Alert, Button, Checkbox, Group, List, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { Window } from '../../../parts/window.tsx'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { CommandForm } from '../../../parts/command-form.tsx'
import { period } from '../../../parts/day.tsx'
import { Loaded } from '../../../parts/loaded.tsx'
import { ReasonField } from '../../../parts/reason-field.tsx'
import { useCommand } from '../../../parts/use-command.ts'
import { titleOf } from '../../../parts/words.ts'
import { mergePreview, type Preview } from '../merge-queries.ts'
import type { MergeProps } from '../duplicate-pairs.tsx'
import { Decide } from './decide.tsx'

/** Shows all that a merge would move, asks what must be decided, and merges. */
export function MergeForm({ keep, merge, onSwap, onClose }: MergeProps) {
  const query = useQuery(mergePreview(keep, merge))
  return (
    <Window onClose={onClose} title="Merge two records into one" size="xl">
      <Loaded query={query} rows={8}>
        {(preview) => <Deciding key={preview.seen} preview={preview} onSwap={onSwap} onClose={onClose} />}
      </Loaded>
    </Window>
  )
}

type Field = Preview['conflicts'][number]['field']
type Choices = Partial<Record<Field, 'kept' | 'merged'>>
type Deciding = { choices: Choices; hideAddress: boolean; reason: string }
type DecidingProps = Pick<MergeProps, 'onSwap' | 'onClose'> & { readonly preview: Preview }

function Deciding({ preview, onSwap, onClose }: DecidingProps) {
  const { kept, merged, conflicts, confidential, seen } = preview
  const form = useForm<Deciding>({ initialValues: { choices: {}, hideAddress: false, reason: '' } })
  const command = useCommand(
    ({ choices, hideAddress, reason }: Deciding) =>
      call(partyMerges.merge, {
        body: { keep: kept.partyId, merge: merged.partyId, choices, hideAddress, reason, seen },
      }),
    onClose,
  )
  return (
    <CommandForm
      form={form}
      command={command}
      submit={`Merge ${merged.name} into ${kept.name}`}
      danger
      will={`${merged.name} (${merged.partyId}) stands by itself no longer, and is found as ${kept.name}. What it was is kept, and you can make them two again.`}
      onCancel={onClose}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Side title="Kept" side={kept} />
        <Side title="Merged into it" side={merged} />
      </SimpleGrid>
      <Group>
        <Button variant="default" size="compact-sm" onClick={onSwap}>
          Keep the other one instead
        </Button>
      </Group>
      <Moves preview={preview} />
      {conflicts.map((conflict) => (
        <Decide
          key={conflict.field}
          label={fieldWords[conflict.field]}
          kept={conflict.kept}
          merged={conflict.merged}
          choice={form.values.choices[conflict.field]}
          onChoice={(choice) =>
            form.setFieldValue('choices', { ...form.values.choices, [conflict.field]: choice })
          }
        />
      ))}
      {confidential === 'one' && (
        <Alert color="red" title="■ Safe at Home: the address of one of them is hidden" role="note">
          <Checkbox
            label="Hide the address for both from now on"
            {...form.getInputProps('hideAddress', { type: 'checkbox' })}
          />
        </Alert>
      )}
      <ReasonField
        label="Why they are the same"
        description="Kept with the merge"
        required
        {...form.getInputProps('reason')}
      />
    </CommandForm>
  )
}

const Side = ({ title, side }: { readonly title: string; readonly side: Preview['kept'] }) => (
  <Stack gap={2} component="section" aria-label={title}>
    <Title order={3}>
      {title}: {side.name}
    </Title>
    <Text size="sm">
      {[
        side.phone && tenDigits(side.phone),
        side.email,
        side.language === 'es' && 'Spanish',
        side.confidentialAddress && 'Safe at Home',
      ]
        .filter(Boolean)
        .join(' · ') || 'No telephone, no e-mail'}
    </Text>
    {side.roles.map(({ accountNumber, role, from, until }) => (
      <Text size="sm" key={`${accountNumber} ${role} ${from}`}>
        {titleOf(role)} of {accountNumber}, {period(from, until)}
      </Text>
    ))}
  </Stack>
)

const tenDigits = (phone: string): string => phone.replace(/^(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3')

const Moves = ({ preview: { moves, kept } }: { readonly preview: Preview }) => (
  <Stack gap={2} component="section" aria-label="What moves">
    <Title order={3}>What moves to {kept.name}</Title>
    {moves.length === 0 && <Text size="sm">Nothing hangs on the other record.</Text>}
    <List size="sm">
      {moves.map(({ what, count: many, how }) => (
        <List.Item key={what}>
          {titleOf(what)}: {many}
          {how === 'stays' &&
            ', which keep the name they were written under and are found through the accounts'}
        </List.Item>
      ))}
    </List>
  </Stack>
)

const fieldWords: Record<Field, string> = {
  name: 'Name',
  kind: 'Kind',
  phone: 'Telephone',
  email: 'E-mail',
  language: 'Language',
  mail: 'Mailing address',
  delivery: 'How bills go',
}
