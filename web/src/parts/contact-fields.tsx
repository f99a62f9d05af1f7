import { Checkbox, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import type { ContactValues } from './contact-values.ts'

type ContactFieldsProps = {
  readonly value: ContactValues
  readonly onChange: (value: ContactValues) => void
  readonly errorOf: (field: keyof ContactValues) => React.ReactNode
}

type Texts = 'name' | 'phone' | 'email' | 'line1' | 'line2' | 'place' | 'state' | 'zip'

const kinds = [
  { value: 'person', label: 'Person' },
  { value: 'organization', label: 'Organization' },
]
const languages = [
  { value: 'en', label: 'English' },
  { value: 'es', label: 'Spanish' },
]

/** How a party is reached. */
export function ContactFields({ value, onChange, errorOf }: ContactFieldsProps) {
  const text = (field: Texts) => ({
    value: value[field],
    error: errorOf(field),
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...value, [field]: event.currentTarget.value }),
  })
  return (
    <Stack gap="sm">
      <Group gap="sm" align="flex-start" grow preventGrowOverflow={false}>
        <TextInput label="Name" maxLength={120} {...text('name')} />
        <NativeSelect
          label="Kind"
          value={value.kind}
          data={kinds}
          onChange={({ currentTarget }) =>
            onChange({ ...value, kind: currentTarget.value === 'person' ? 'person' : 'organization' })
          }
        />
      </Group>
      <Group gap="sm" align="flex-start" grow preventGrowOverflow={false}>
        <TextInput
          label="Telephone"
          description="Ten digits, written in any way"
          type="tel"
          {...text('phone')}
        />
        <TextInput
          label="E-mail"
          description="Leave empty when there is none"
          type="email"
          {...text('email')}
        />
        <NativeSelect
          label="Language"
          description="Of bills and letters"
          value={value.language}
          data={languages}
          onChange={({ currentTarget }) =>
            onChange({ ...value, language: currentTarget.value === 'es' ? 'es' : 'en' })
          }
        />
      </Group>
      <Checkbox
        label="Mail goes to another address"
        checked={value.elsewhere}
        onChange={({ currentTarget }) => onChange({ ...value, elsewhere: currentTarget.checked })}
      />
      {value.elsewhere && <MailFields text={text} />}
      <Checkbox
        label="Safe at Home: the address is shown to nobody"
        checked={value.confidentialAddress}
        onChange={({ currentTarget }) => onChange({ ...value, confidentialAddress: currentTarget.checked })}
      />
    </Stack>
  )
}

const MailFields = ({ text }: { text: (field: Texts) => object }) => (
  <Group gap="sm" align="flex-start">
    <TextInput label="Mail: line 1" {...text('line1')} />
    <TextInput label="Mail: line 2" {...text('line2')} />
    <TextInput label="Mail: place" {...text('place')} />
    <TextInput label="Mail: state" w="6rem" maxLength={2} {...text('state')} />
    <TextInput label="Mail: ZIP code" w="8rem" {...text('zip')} />
  </Group>
)
