import { call } from '@cartwright/api/client'
import { premiseMerges } from '@cartwright/api/premise-merges'
import { Alert, Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { Window } from '../../../parts/window.tsx'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { CommandForm } from '../../../parts/command-form.tsx'
import { Loaded } from '../../../parts/loaded.tsx'
import { money } from '../../../parts/money.tsx'
import { ReasonField } from '../../../parts/reason-field.tsx'
import { useCommand } from '../../../parts/use-command.ts'
import { count, titleOf } from '../../../parts/words.ts'
import { type PremisePreview, premisePreview } from '../premise-merge-queries.ts'
import type { MergeProps } from '../duplicate-pairs.tsx'
import { Decide } from './decide.tsx'

/** Shows what a merge of two premises would move, asks what must be decided, and merges. */
export function MergePremises({ keep, merge, onSwap, onClose }: MergeProps) {
  const query = useQuery(premisePreview(keep, merge))
  return (
    <Window onClose={onClose} title="Merge two premises into one" size="xl">
      <Loaded query={query} rows={8}>
        {(preview) => <Deciding key={preview.seen} preview={preview} onSwap={onSwap} onClose={onClose} />}
      </Loaded>
    </Window>
  )
}

type Field = PremisePreview['conflicts'][number]['field']
type Values = { choices: Partial<Record<Field, 'kept' | 'merged'>>; reason: string }
type DecidingProps = Pick<MergeProps, 'onSwap' | 'onClose'> & { readonly preview: PremisePreview }

function Deciding({ preview, onSwap, onClose }: DecidingProps) {
  const { kept, merged, conflicts, bothOpen, seen } = preview
  const form = useForm<Values>({ initialValues: { choices: {}, reason: '' } })
  const command = useCommand(
    ({ choices, reason }: Values) =>
      call(premiseMerges.merge, {
        body: { keep: kept.premiseId, merge: merged.premiseId, choices, reason, seen },
      }),
    onClose,
  )
  return (
    <CommandForm
      form={form}
      command={command}
      submit={`Merge number ${merged.premiseId} into ${kept.premiseId}`}
      danger
      will={`${willMove(preview)} Whoever writes the address of ${merged.premiseId} means ${kept.premiseId} from then on. Nothing is billed, credited or closed by it, and you can make them two again.`}
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
      {bothOpen && (
        <Alert color="yellow" title="▲ Both have an open account" role="note">
          The place may be billed twice. Two accounts stay two: look at them, close the one that should not
          be, and credit what was billed twice.
        </Alert>
      )}
      {conflicts.map(({ field, kept: one, merged: other }) => (
        <Decide
          key={field}
          label={fieldWords[field]}
          kept={one}
          merged={other}
          choice={form.values.choices[field]}
          onChoice={(choice) => form.setFieldValue('choices', { ...form.values.choices, [field]: choice })}
        />
      ))}
      <ReasonField
        label="Why they are the same"
        description="Kept with the merge"
        required
        {...form.getInputProps('reason')}
      />
    </CommandForm>
  )
}

const willMove = ({ kept, merged: { accounts, agreements } }: PremisePreview): string => {
  const moving = [
    accounts.length > 0 && count(accounts.length, 'account'),
    agreements > 0 && count(agreements, 'owner’s agreement', 'owners’ agreements'),
  ].filter(Boolean)
  return moving.length === 0
    ? 'No account hangs on the other premise.'
    : `${moving.join(' and ')} will be at ${kept.address}, ${kept.zip}.`
}

const Side = ({ title, side }: { readonly title: string; readonly side: PremisePreview['kept'] }) => (
  <Stack gap={2} component="section" aria-label={title}>
    <Title order={3}>
      {title}: {side.address}, {side.zip}
    </Title>
    <Text size="sm">
      {[
        side.place,
        side.apn && `APN ${side.apn}`,
        count(side.dwellingUnits, 'home'),
        side.collectionDay && `collected ${side.collectionDay}`,
        side.route && `route ${side.route}`,
        side.zone && `zone ${side.zone}`,
        `number ${side.premiseId}`,
      ]
        .filter(Boolean)
        .join(' · ')}
    </Text>
    {side.accounts.length === 0 && <Text size="sm">No account</Text>}
    {side.accounts.map(({ accountNumber, payerName, state, balanceCents }) => (
      <Text size="sm" key={accountNumber}>
        {accountNumber}, {payerName ?? 'no payer'}: {titleOf(state).toLowerCase()}, owes {money(balanceCents)}
      </Text>
    ))}
  </Stack>
)

const fieldWords: Record<Field, string> = {
  apn: 'Parcel number',
  dwellingUnits: 'Homes',
  zone: 'Zone',
  collectionDay: 'Collection day',
  route: 'Route',
}
