import { Checkbox, Group, NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { day } from '../../parts/day.tsx'
import { money } from '../../parts/money.tsx'
import { titleOf } from '../../parts/words.ts'
import { accountShown, billShown } from '../accounts/account-queries.ts'
import { CallCase } from './call-case.tsx'
import { CallGuidance } from './call-guidance.tsx'
import type { CallValues } from './call-values.ts'
import { type Contact, contactReasons } from './contact-queries.ts'
import { outcomeName, outcomes, phoneText } from './contact-words.ts'

type CallForm = {
  readonly form: UseFormReturnType<CallValues>
  /** The call that is going on; null for a conversation that is over. */
  readonly going?: Contact | null
}
type FieldsProps = CallForm & { readonly onOpenCase: () => void }

/** What a conversation was about, how it ended, and what is left to do. */
export function CallFields({ form, going = null, onOpenCase }: FieldsProps) {
  const reasons = useQuery(contactReasons).data?.rows ?? []
  return (
    <>
      <Group grow align="flex-start" gap="sm">
        <NativeSelect
          label="What it was about"
          data={[
            { value: '', label: 'Choose …' },
            ...reasons.map(({ code, name }) => ({ value: code, label: name })),
          ]}
          data-autofocus
          {...form.getInputProps('reason')}
        />
        <ChoiceField
          label="How it ended"
          choices={outcomes}
          wordsOf={outcomeName}
          {...form.getInputProps('outcome')}
        />
      </Group>
      <CallGuidance form={form} />
      {form.values.outcome === 'follow-up' && (
        <Group gap="md" align="flex-end">
          <DayField label="Follow up on" {...form.getInputProps('followUpOn')} />
          <Checkbox
            pb={8}
            label="Also put it in the work plan, as a task of mine"
            {...form.getInputProps('asTask', { type: 'checkbox' })}
          />
        </Group>
      )}
      <Group grow align="flex-start" gap="sm">
        <TextInput
          label="Account"
          description="Empty while it is not known"
          {...form.getInputProps('accountNumber')}
        />
        <SpokeWith form={form} />
      </Group>
      <NotePhone form={form} phone={going?.phone ?? null} />
      <BillLine form={form} />
      <CallCase form={form} onOpenCase={onOpenCase} />
      <Textarea
        label="Notes"
        autosize
        minRows={3}
        maxRows={8}
        maxLength={4000}
        {...form.getInputProps('notes')}
      />
    </>
  )
}

/** Who called whom. */
export const Direction = ({ form }: CallForm) => (
  <SegmentedControl
    aria-label="Who called whom"
    data={[
      { value: 'in', label: 'They came to us' },
      { value: 'out', label: 'We went to them' },
    ]}
    {...form.getInputProps('direction')}
  />
)

const known = (accountNumber: string) => ({
  ...accountShown(accountNumber.trim()),
  enabled: accountNumber.trim().length >= 5,
  retry: false,
})

function SpokeWith({ form }: CallForm) {
  const parties = useQuery(known(form.values.accountNumber)).data?.parties ?? []
  const each = [...new Map(parties.map((party) => [party.partyId, party])).values()]
  return (
    <NativeSelect
      label="Spoke with"
      description="When they are on the account"
      data={[
        { value: '', label: 'Somebody else' },
        ...each.map(({ partyId, name, role }) => ({
          value: `${partyId}`,
          label: `${name} (${titleOf(role)})`,
        })),
      ]}
      {...form.getInputProps('partyId')}
    />
  )
}

/** The number somebody calls from, when it is not the one that is known of them. */
function NotePhone({ form, phone }: CallForm & { readonly phone: string | null }) {
  const { accountNumber, partyId } = form.values
  const parties = useQuery(known(accountNumber)).data?.parties ?? []
  const party = parties.find((one) => `${one.partyId}` === partyId)
  if (!phone || !party || party.phone === phone) return null
  return (
    <Checkbox
      label={`Note ${phoneText(phone)} on ${party.name}, so that the next call from it opens the account`}
      {...form.getInputProps('notePhone', { type: 'checkbox' })}
    />
  )
}

/** Which bill it was about, and which line of it. */
function BillLine({ form }: CallForm) {
  const { accountNumber, billNumber } = form.values
  const bills = useQuery(known(accountNumber)).data?.bills ?? []
  const lines = useQuery({ ...billShown(billNumber), enabled: billNumber !== '' }).data?.lines ?? []
  if (bills.length === 0) return null
  return (
    <Group grow align="flex-start" gap="sm">
      <NativeSelect
        label="Bill it was about"
        data={[
          { value: '', label: 'None' },
          ...bills.map(({ number, issuedOn, totalDueCents }) => ({
            value: number,
            label: `${number}, ${day(issuedOn)}, ${money(totalDueCents)}`,
          })),
        ]}
        {...form.getInputProps('billNumber')}
      />
      <NativeSelect
        label="Line of it"
        disabled={billNumber === ''}
        data={[
          { value: '', label: 'The whole bill' },
          ...lines.map(({ lineNo, en, amountCents }) => ({
            value: `${lineNo}`,
            label: `${en}, ${money(amountCents)}`,
          })),
        ]}
        {...form.getInputProps('billLineNo')}
      />
    </Group>
  )
}
