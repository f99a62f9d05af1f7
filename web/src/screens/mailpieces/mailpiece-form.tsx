import { call } from '@cartwright/api/client'
import { mailpieces } from '@cartwright/api/mailpieces'
import { Checkbox, Fieldset, Stack, Text, TextInput } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useRequestKey } from '../../parts/request-key.ts'
import { useCommand } from '../../parts/use-command.ts'
import styles from './mailpieces.module.css'
import type { Body, MailpieceList, Spec } from './mailpiece-queries.ts'
import { bodyOf, specFaults, type SpecValues, valuesOf } from './mailpiece-values.ts'
import { placeWords, traitQuestions, purposeWords } from './mailpiece-words.ts'

type MailpieceFormProps = {
  readonly list: MailpieceList
  /** What it begins with. */
  readonly from: Spec | undefined
  readonly today: string
  readonly onClose: () => void
}
type Form = { readonly form: UseFormReturnType<SpecValues> }

/** Sets up a version of a mailpiece from a day on. The one before stays as it was. */
export function MailpieceForm({ list: { usual }, from, today, onClose }: MailpieceFormProps) {
  const key = useRequestKey()
  const form = useForm<SpecValues>({
    initialValues: valuesOf(from?.body ?? usual, usual, { use: from?.use ?? 'bills', today }),
    validate: specFaults,
  })
  const command = useCommand(
    (values: SpecValues) =>
      call(mailpieces.save, {
        body: { key, use: values.use, from: values.from, reason: values.reason, body: bodyOf(values) },
      }),
    onClose,
  )
  return (
    <FormDialog
      title="Set up a version of a mailpiece"
      form={form}
      command={command}
      submit="Set it up"
      wide
      onClose={onClose}
      will={
        <Text size="sm">
          From its first day on, runs are held against this version before they are printed. Versions before
          it stay as they were.
        </Text>
      }
    >
      <ChoiceField
        label="For"
        choices={['bills', 'notices']}
        wordsOf={(use) => purposeWords[use as Spec['use']]}
        {...form.getInputProps('use')}
      />
      <TextInput label="What it is" maxLength={80} {...form.getInputProps('name')} />
      <EnvelopeFields form={form} />
      <SheetFields form={form} />
      <AddressFields form={form} />
      <MailFields form={form} />
      <DayField label="From" required {...form.getInputProps('from')} />
      <TextInput label="What changes, and why" maxLength={300} {...form.getInputProps('reason')} />
    </FormDialog>
  )
}

const Measure = ({ form, at, label }: Form & { readonly at: string; readonly label: string }) => (
  <TextInput label={label} inputMode="decimal" {...form.getInputProps(`measures.${at}`)} />
)

function MaterialFields({
  form,
  of,
  thickness,
}: Form & { readonly of: 'envelope' | 'sheet' | 'reply'; readonly thickness: string }) {
  return (
    <div className={styles.measures}>
      <TextInput label="Name" maxLength={80} {...form.getInputProps(`names.${of}`)} />
      <TextInput
        label="Stock item"
        description="If it is kept in stock"
        maxLength={40}
        {...form.getInputProps(`items.${of}`)}
      />
      <Measure form={form} at={`${of}Weight`} label="Weight of one (oz)" />
      <Measure form={form} at={`${of}Thickness`} label={thickness} />
      <Measure form={form} at={`${of}Length`} label="Length (in)" />
      <Measure form={form} at={`${of}Height`} label="Height (in)" />
    </div>
  )
}

const EnvelopeFields = ({ form }: Form) => (
  <Fieldset legend="Envelope">
    <Stack gap="sm">
      <MaterialFields form={form} of="envelope" thickness="Thickness, empty (in)" />
      <Checkbox label="It has a window" {...form.getInputProps('hasWindow', { type: 'checkbox' })} />
      {form.values.hasWindow && (
        <div className={styles.measures}>
          <Measure form={form} at="windowLeft" label="Window from the left (in)" />
          <Measure form={form} at="windowBottom" label="Window from below (in)" />
          <Measure form={form} at="windowWidth" label="Window width (in)" />
          <Measure form={form} at="windowHeight" label="Window height (in)" />
        </div>
      )}
    </Stack>
  </Fieldset>
)

const SheetFields = ({ form }: Form) => (
  <>
    <Fieldset legend="Sheet">
      <Stack gap="sm">
        <MaterialFields form={form} of="sheet" thickness="Thickness, unfolded (in)" />
        <TextInput
          label="Folds"
          description="Inches from the top of the sheet, with commas between"
          {...form.getInputProps('folds')}
        />
        <Checkbox
          label="Two pages are printed on a sheet"
          {...form.getInputProps('bothSides', { type: 'checkbox' })}
        />
      </Stack>
    </Fieldset>
    <Fieldset legend="Reply envelope">
      <Stack gap="sm">
        <Checkbox
          label="A reply envelope goes with it"
          {...form.getInputProps('hasReply', { type: 'checkbox' })}
        />
        {form.values.hasReply && <MaterialFields form={form} of="reply" thickness="Thickness, empty (in)" />}
      </Stack>
    </Fieldset>
  </>
)

const AddressFields = ({ form }: Form) => (
  <Fieldset legend="Where the address stands, from the upper left corner of the sheet">
    <Stack gap="sm">
      <div className={styles.measures}>
        <Measure form={form} at="linesX" label="Address from the left (in)" />
        <Measure form={form} at="linesY" label="Address from above (in)" />
        <Measure form={form} at="linesWidth" label="Address width (in)" />
        <Measure form={form} at="linesHeight" label="Address height (in)" />
      </div>
      <ChoiceField
        label="Barcode"
        choices={Object.keys(placeWords)}
        wordsOf={(place) => placeWords[place as Body['barcodePlace']]}
        {...form.getInputProps('barcodePlace')}
      />
      {form.values.barcodePlace === 'address-block' && (
        <div className={styles.measures}>
          <Measure form={form} at="barcodeX" label="Barcode from the left (in)" />
          <Measure form={form} at="barcodeY" label="Barcode from above (in)" />
          <Measure form={form} at="barcodeWidth" label="Barcode width (in)" />
          <Measure form={form} at="barcodeHeight" label="Barcode height (in)" />
        </div>
      )}
      {form.values.barcodePlace === 'lower-right' && (
        <>
          <Measure form={form} at="lowerRight" label="Leftmost bar from the right edge (in)" />
          <Checkbox
            label="Nothing is printed in the lower right 4.75 by 0.625 inches"
            {...form.getInputProps('clearZoneIsFree', { type: 'checkbox' })}
          />
        </>
      )}
    </Stack>
  </Fieldset>
)

const MailFields = ({ form }: Form) => (
  <Fieldset legend="How it is mailed">
    <Stack gap="sm">
      <Checkbox label="At automation prices" {...form.getInputProps('isAutomation', { type: 'checkbox' })} />
      <Checkbox label="The envelope is sealed" {...form.getInputProps('isSealed', { type: 'checkbox' })} />
      <Checkbox.Group label="What machines do not take: tick what is so" {...form.getInputProps('traits')}>
        <Stack gap={6} mt={6}>
          {Object.entries(traitQuestions).map(([value, label]) => (
            <Checkbox key={value} value={value} label={label} />
          ))}
        </Stack>
      </Checkbox.Group>
    </Stack>
  </Fieldset>
)
