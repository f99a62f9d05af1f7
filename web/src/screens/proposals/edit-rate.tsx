import { call } from '@cartwright/api/client'
import { proposals } from '@cartwright/api/proposals'
import { Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { reasonFault } from '../../parts/form-faults.ts'
import { money, readMoney } from '../../parts/money.tsx'
import { MoneyField } from '../../parts/money-field.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { percentWords, readPercent } from './impact-words.ts'
import type { Proposal, ProposedRate } from './proposal-queries.ts'

type Shown = { readonly proposal: Proposal; readonly rate: ProposedRate; readonly onClose: () => void }
type Values = { value: string; why: string }

/** Sets one proposed rate: its amount, or its percentage. */
export function EditRate({ proposal, rate, onClose }: Shown) {
  const isAmount = rate.amountCents !== null
  const now = isAmount ? (rate.amountCents! / 100).toFixed(2) : String((rate.percentThousandths ?? 0) / 1000)
  const form = useForm<Values>({
    initialValues: { value: now, why: '' },
    validate: {
      value: (text) => {
        const read = isAmount ? readMoney(text) : readPercent(text)
        return read !== null && read >= 0
          ? null
          : `Write ${isAmount ? 'dollars and cents, such as 39.78' : 'a percentage such as 4.8'}.`
      },
      why: reasonFault,
    },
  })
  const command = useCommand(({ value, why }: Values) => {
    const { table, row } = rate
    const set = isAmount
      ? { amountCents: readMoney(value) ?? 0 }
      : { percentThousandths: readPercent(value) ?? 0 }
    const made = { how: 'rates' as const, rates: [{ table, row, ...set }] }
    return call(proposals.change, {
      params: { id: proposal.id },
      body: { basis: proposal.newest.number, why, made },
    })
  }, onClose)
  return (
    <FormDialog
      title={rate.row}
      form={form}
      command={command}
      submit="Set the rate"
      will="A new version of the proposal has this rate; the version before stays."
      onClose={onClose}
    >
      <Text size="sm">{inForce(rate)}</Text>
      {isAmount ? (
        <MoneyField label="Proposed rate" data-autofocus {...form.getInputProps('value')} />
      ) : (
        <TextInput
          label="Proposed percentage"
          rightSection="%"
          maw="12rem"
          {...form.getInputProps('value')}
        />
      )}
      <ReasonField {...form.getInputProps('why')} />
    </FormDialog>
  )
}

function inForce({ beforeCents, beforePercentThousandths, capCents }: ProposedRate): string {
  const before =
    beforeCents !== null
      ? `In force: ${money(beforeCents)}.`
      : beforePercentThousandths !== null
        ? `In force: ${percentWords(beforePercentThousandths)}.`
        : 'There is no such rate in force.'
  return capCents === null
    ? before
    : `${before} The noticed cap is ${money(capCents)}: above it a new notice and hearing are needed.`
}
