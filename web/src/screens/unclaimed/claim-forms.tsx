import { call } from '@cartwright/api/client'
import { unclaimed } from '@cartwright/api/unclaimed'
import { Radio, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { MoneyField } from '../../parts/money-field.tsx'
import { money, readMoney } from '../../parts/money.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { Claim, Item } from './unclaimed-queries.ts'

type ClaimFormProps = { readonly item: Item; readonly today: string; readonly onClose: () => void }
const needed = (what: string) => (value: string) => (value.trim() ? null : what)

/** Enters a claim as it was filed. */
export function ClaimForm({ item, today, onClose }: ClaimFormProps) {
  const { itemId, owner, amountCents } = item
  const form = useForm({
    initialValues: {
      claimant: owner ?? '',
      address: '',
      amountCents: (amountCents / 100).toFixed(2),
      grounds: '',
      filedOn: today,
    },
    validate: {
      claimant: needed('Write who claims it.'),
      address: needed('Write their address.'),
      grounds: needed('Write on what grounds.'),
      amountCents: (value) => (readMoney(value) === null ? 'Write an amount such as 42.10.' : null),
    },
  })
  const command = useCommand(
    ({ amountCents: asked, ...rest }: typeof form.values) =>
      call(unclaimed.claim, { params: { itemId }, body: { ...rest, amountCents: readMoney(asked) ?? 0 } }),
    onClose,
  )
  return (
    <FormDialog
      title={`A claim of ${money(amountCents)}, item U-${itemId}`}
      form={form}
      command={command}
      submit="Enter the claim"
      onClose={onClose}
      will={<Text size="sm">The money is held back until the claim is decided. Nothing is posted.</Text>}
    >
      <TextInput label="Claimant" maxLength={120} {...form.getInputProps('claimant')} />
      <TextInput label="Address" maxLength={300} {...form.getInputProps('address')} />
      <MoneyField label="Amount" {...form.getInputProps('amountCents')} />
      <Textarea label="Grounds" maxLength={1000} autosize minRows={2} {...form.getInputProps('grounds')} />
      <DayField label="Filed on" required {...form.getInputProps('filedOn')} />
    </FormDialog>
  )
}

type Verdict = 'allow' | 'reject' | 'suit' | 'lost'
type DecideFormProps = { readonly claim: Claim; readonly today: string; readonly onClose: () => void }

const follows: Partial<Record<Claim['state'], readonly Verdict[]>> = {
  filed: ['allow', 'reject'],
  rejected: ['suit'],
  suit: ['allow', 'lost'],
}
const verdictWords: Record<Verdict, string> = {
  allow: 'Allow it',
  reject: 'Reject it',
  suit: 'A suit was served',
  lost: 'The suit was lost or withdrawn',
}
const willWords: Record<Verdict, string> = {
  allow:
    'The money leaves the batch. Refund it: name the account in a batch of refunds, pay the check anew, or ask for the item in suspense to be paid back.',
  reject: 'The money is held for the days in which they may serve a suit; after that it can be taken.',
  suit: 'The money is held until the court has decided.',
  lost: 'The claim holds the money no longer.',
}
const dayWords: Record<Verdict, string> = {
  allow: 'Decided on',
  reject: 'They were told on',
  suit: 'Served on',
  lost: 'Ended on',
}

/** What may be said of a claim as it is. */
export const verdictsOf = ({ state }: Claim): readonly Verdict[] => follows[state] ?? []

/** Decides about a claim, or says what became of it in court. */
export function DecideForm({ claim, today, onClose }: DecideFormProps) {
  const { claimId, claimant, amountCents, grounds, enteredBy } = claim
  const [first = 'allow'] = verdictsOf(claim)
  const form = useForm<{ verdict: Verdict; on: string; reason: string }>({
    initialValues: { verdict: first, on: today, reason: '' },
    validate: { reason: needed('Write why.') },
  })
  const command = useCommand(
    (body: typeof form.values) => call(unclaimed.decide, { params: { claimId }, body }),
    onClose,
  )
  const { verdict } = form.values
  return (
    <FormDialog
      title={`The claim of ${claimant}, ${money(amountCents)}`}
      form={form}
      command={command}
      submit={verdictWords[verdict]}
      onClose={onClose}
      will={<Text size="sm">{willWords[verdict]}</Text>}
    >
      <Text size="sm">
        “{grounds}” Entered by {enteredBy}.
      </Text>
      <Radio.Group label="What is said of it" {...form.getInputProps('verdict')}>
        <Stack gap={4} mt={4}>
          {verdictsOf(claim).map((one) => (
            <Radio key={one} value={one} label={verdictWords[one]} />
          ))}
        </Stack>
      </Radio.Group>
      <DayField label={dayWords[verdict]} required {...form.getInputProps('on')} />
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  )
}
