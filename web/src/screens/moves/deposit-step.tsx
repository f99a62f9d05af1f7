import { call } from '@cartwright/api/client'
import { deposits } from '@cartwright/api/deposits'
import { useForm } from '@mantine/form'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { money } from '../../parts/money.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { Account } from '../accounts/account-queries.ts'
import type { Deposit } from './deposit-queries.ts'

export type DepositDeed = 'apply' | 'askRefund' | 'refund'

/** What each step of a deposit is called: on its button, above its window, and where it is done. */
export const depositDeeds = {
  apply: {
    button: 'Let it pay what is owed …',
    title: 'Let the deposit pay what is owed',
    submit: 'Let it pay',
  },
  askRefund: {
    button: 'Ask for its refund …',
    title: 'Ask for the refund of the deposit',
    submit: 'Ask for the refund',
  },
  refund: { button: 'Pay it back …', title: 'Pay the deposit back', submit: 'Pay it back' },
} as const satisfies Record<DepositDeed, object>

type StepProps = {
  readonly account: Account
  readonly deposit: Deposit
  readonly deed: DepositDeed
  readonly onClose: () => void
}

/** Asks before a step of a deposit is taken, and says what it does to the books. */
export function DepositStep({ account, deposit, deed, onClose }: StepProps) {
  const form = useForm({ initialValues: {} })
  const command = useCommand(
    () => call(deposits[deed], { params: { depositId: deposit.depositId } }),
    onClose,
  )
  const { title, submit } = depositDeeds[deed]
  return (
    <FormDialog
      title={`${title}: ${account.accountNumber}`}
      form={form}
      command={command}
      submit={submit}
      will={willOf(account, deposit, deed)}
      onClose={onClose}
    >
      {null}
    </FormDialog>
  )
}

/** What a step does to the books, in words. */
function willOf({ balanceCents }: Account, deposit: Deposit, deed: DepositDeed): string {
  const { amountCents, interestCents, askedBy, partyName } = deposit
  const all = amountCents + interestCents
  const what =
    interestCents > 0
      ? `${money(all)} (${money(amountCents)} and ${money(interestCents)} interest)`
      : money(all)
  if (deed === 'askRefund')
    return `Nothing is posted yet. Another person pays ${what} back to ${partyName}, or leaves it; until then it pays nothing of what is owed.`
  if (deed === 'refund')
    return `${what} goes from the deposits that are held to cash, back to ${partyName}. ${askedBy ?? 'Somebody'} asked for it. What the account owes stays.`
  const after = balanceCents - all
  const then = after < 0 ? `it has a credit of ${money(-after)}` : `it owes ${money(after)}`
  return `${what} goes from the deposits that are held to what the account owes: it owes ${money(balanceCents)} now; after that ${then}. The deposit is used up.`
}
