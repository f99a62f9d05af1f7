import { call } from '@cartwright/api/client'
import { corrections } from '@cartwright/api/corrections'
import { Button, Checkbox, Group, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { CommandForm } from '../../parts/command-form.tsx'
import { day } from '../../parts/day.tsx'
import { money } from '../../parts/money.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import type { Preview, Statement } from './correction-queries.ts'

type AskCorrectionProps = {
  readonly preview: Preview
  readonly stated: Statement
  readonly onBeyond: () => void
}

/** Asks for what was looked at: posted within one's authority, or put before a second person. */
export function AskCorrection({ preview, stated, onBeyond }: AskCorrectionProps) {
  const { accountNumber, fingerprint } = preview
  const { beyond = false, ...statement } = stated
  const navigate = useNavigate()
  // One for each look: sending twice asks once.
  const [requestKey] = useState(() => crypto.randomUUID())
  const form = useForm({ initialValues: { reason: '', overrideReason: '', inInstallments: false } })
  const command = useCommand(
    ({ reason, overrideReason, inInstallments }: typeof form.values) => {
      const body = { ...statement, reason, inInstallments, fingerprint, requestKey }
      const params = { accountNumber }
      return beyond
        ? call(corrections.askBeyond, { params, body: { ...body, overrideReason } })
        : call(corrections.ask, { params, body })
    },
    ({ correctionId }) =>
      navigate({ to: '/corrections/$correctionId', params: { correctionId: String(correctionId) } }),
  )
  return (
    <>
      {!beyond && <GoBeyond preview={preview} onBeyond={onBeyond} />}
      {preview.gaps.length === 0 && (
        <CommandForm form={form} command={command} submit="Ask for the correction" will={will(preview)}>
          <ReasonField
            required
            label="How it was found out"
            description="Kept in the record, and shown to whoever approves it"
            maw="40rem"
            {...form.getInputProps('reason')}
          />
          {preview.installments.length > 0 && (
            <Checkbox
              label={`Paid in installments: ${installmentWords(preview)}`}
              {...form.getInputProps('inInstallments', { type: 'checkbox' })}
            />
          )}
          {beyond && (
            <ReasonField
              required
              label="Why it goes beyond the look-back"
              maw="40rem"
              {...form.getInputProps('overrideReason')}
            />
          )}
        </CommandForm>
      )}
    </>
  )
}

function installmentWords({ installments }: Preview): string {
  const [first, last] = [installments[0]!, installments.at(-1)!]
  return installments.length === 1
    ? `${money(first.amountCents)} due ${day(first.dueOn)}`
    : `${count(installments.length, 'month')} from ${money(first.amountCents)} due ${day(first.dueOn)} to ${money(last.amountCents)} due ${day(last.dueOn)}`
}

const will = ({ postedCents }: Preview): string =>
  postedCents === 0
    ? 'The facts change at once, and future bills are made from them. No bill is changed and no money is posted.'
    : 'Within your authority it is posted at once; otherwise it waits for a second person, and nothing changes until then. Bills stay as they were sent: the difference is posted as adjustments on their lines, and future bills are made from the corrected facts.'

function GoBeyond({ preview, onBeyond }: Pick<AskCorrectionProps, 'preview' | 'onBeyond'>) {
  const may = useMay()('corrections.override')
  if (!preview.bills.some(({ verdict }) => verdict === 'beyond')) return null
  if (!preview.mayGoBeyond)
    return <Text size="sm">Nobody may go beyond the look-back ({preview.citation}).</Text>
  if (!may)
    return (
      <Text size="sm">
        What lies beyond the look-back a manager can have posted, with the reason: ask one to correct this
        account.
      </Text>
    )
  return (
    <Group>
      <Button variant="default" onClick={onBeyond}>
        Go beyond the look-back …
      </Button>
    </Group>
  )
}
