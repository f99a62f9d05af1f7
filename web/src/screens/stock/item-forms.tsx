import { call } from '@cartwright/api/client'
import { stock } from '@cartwright/api/stock'
import { Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { readPieces } from './measures.ts'
import type { WholeItem } from './stock-queries.ts'
import { moveWords, pieces } from './stock-words.ts'

type OfItem = { readonly whole: WholeItem; readonly today: string; readonly onClose: () => void }
type Kind = 'used' | 'spoiled' | 'destroyed'

const why = (value: string) => (value.trim() ? null : 'Write why.')

/** Notes what was used outside of runs, spoiled or destroyed. */
export function MoveForm({ whole: { item, places }, today, onClose }: OfItem) {
  const form = useForm<{ kind: Kind; quantity: string; lot: string; on: string; reason: string }>({
    initialValues: { kind: 'spoiled', quantity: '', lot: '', on: today, reason: '' },
    validate: {
      quantity: (value) => ((readPieces(value) ?? 0) > 0 ? null : 'Write how many, such as 50.'),
      reason: why,
    },
  })
  const command = useCommand(({ kind, quantity, lot, on, reason }: typeof form.values) => {
    const place = places.find((one) => keyOf(one) === lot)
    return call(stock.move, {
      body: {
        item: item.code,
        kind,
        quantity: readPieces(quantity) ?? 0,
        lotId: place?.lotId ?? null,
        location: place?.location ?? null,
        on,
        reason,
      },
    })
  }, onClose)
  return (
    <FormDialog
      title={`What went of ${item.code}`}
      form={form}
      command={command}
      submit="Note it"
      onClose={onClose}
      will={<Text size="sm">{willWords(form.values.kind, item.free)}</Text>}
    >
      <ChoiceField
        label="What became of it"
        choices={['spoiled', 'used', 'destroyed']}
        wordsOf={(kind) => moveWords[kind as Kind]}
        {...form.getInputProps('kind')}
      />
      <TextInput label="Pieces" inputMode="numeric" maw="12rem" {...form.getInputProps('quantity')} />
      <ChoiceField
        label="Of which lot"
        choices={places.map(keyOf)}
        none="The oldest first"
        wordsOf={(key) => {
          const place = places.find((one) => keyOf(one) === key)
          return place
            ? `L-${place.lotId} at ${place.location}, ${pieces(place.quantity)}, ${place.version}`
            : key
        }}
        {...form.getInputProps('lot')}
      />
      <DayField label="On" required {...form.getInputProps('on')} />
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  )
}

const willWords = (kind: Kind, free: number): string =>
  kind === 'used'
    ? `Of the ${pieces(free)} that are free. What a run used is booked on the run.`
    : 'It is gone whatever it was kept for. Both stay in the books, also when it is taken back.'

const keyOf = ({ lotId, location }: WholeItem['places'][number]): string => `${lotId} ${location}`

/** Adds a version that replaces the one before from a day on. */
export function VersionForm({ whole: { item, versions }, onClose }: OfItem) {
  const [newest] = versions
  const form = useForm({
    initialValues: { name: '', fromOn: '', oldUntil: '', note: '' },
    validate: {
      name: (value) => (value.trim() ? null : 'Write the name of the version, such as Rev. 1/2027.'),
      fromOn: (value) => (value ? null : 'Write from which day it may be used.'),
    },
  })
  const command = useCommand(
    ({ oldUntil, note, ...rest }: typeof form.values) =>
      call(stock.addVersion, {
        params: { code: item.code },
        body: { ...rest, oldUntil: oldUntil || null, note: note.trim() || null },
      }),
    onClose,
  )
  return (
    <FormDialog
      title={`A new version of ${item.code}`}
      form={form}
      command={command}
      submit="Add it"
      onClose={onClose}
      will={
        <Text size="sm">
          What is left of {newest?.name} is used up first while it may be, and obsolete after its last day.
        </Text>
      }
    >
      <TextInput label="Version" maxLength={40} {...form.getInputProps('name')} />
      <DayField label="May be used from" required {...form.getInputProps('fromOn')} />
      <DayField
        label={`Last day of ${newest?.name ?? 'the one before'}`}
        description="Empty: the day before"
        {...form.getInputProps('oldUntil')}
      />
      <TextInput label="What changed" maxLength={500} {...form.getInputProps('note')} />
    </FormDialog>
  )
}
