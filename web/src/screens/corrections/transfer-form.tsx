import { call } from '@cartwright/api/client'
import { adjustments } from '@cartwright/api/adjustments'
import type { SuccessOf } from '@cartwright/api/route'
import { transfers } from '@cartwright/api/transfers'
import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { period } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { money } from '../../parts/money.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useRequestKey } from '../../parts/request-key.ts'
import { useCommand } from '../../parts/use-command.ts'
import type { AccountForm } from '../accounts/forms/account-form.ts'
import { ForThisCase } from '../cases/for-case-line.tsx'
import { TransferAccounts } from './transfer-accounts.tsx'
import { TransferPreview } from './transfer-preview.tsx'
import { noTransfer, transferBody, type TransferValues } from './transfer-values.ts'

const linesOf = (accountNumber: string) =>
  queryOptions({
    queryKey: ['account', accountNumber, 'lines-left'],
    queryFn: () => call(adjustments.linesLeft, { params: { accountNumber }, query: {} }),
  })

type ForOneCase = {
  /** The case of the desk it is put right for. */
  readonly caseId?: number | null
}

/** Moves a balance, or a charge of a bill, to another account; or splits a charge over several by weights. */
export function TransferForm({ account, caseId = null, onClose }: AccountForm & ForOneCase) {
  const { accountNumber } = account
  const lines = useQuery(linesOf(accountNumber)).data?.rows.filter(({ leftCents }) => leftCents > 0) ?? []
  const requestKey = useRequestKey()
  const form = useForm<TransferValues>({
    initialValues: { ...noTransfer, amount: amountOf(account.balanceCents) },
  })
  const body = transferBody(form.values, accountNumber)
  const command = useCommand(
    ({ reason }: typeof form.values) =>
      call(transfers.ask, {
        params: { accountNumber },
        body: { ...body, reason, deskCaseId: caseId, requestKey },
      }),
    onClose,
  )
  return (
    <FormDialog
      title={`Move money from ${accountNumber} to other accounts`}
      form={form}
      command={command}
      submit="Transfer"
      will={<TransferPreview accountNumber={accountNumber} body={body} />}
      wide
      onClose={onClose}
    >
      {caseId !== null && <ForThisCase caseId={caseId} />}
      <WhatIsMoved account={account} lines={lines} form={form} />
      <TransferAccounts form={form} />
      <ReasonField required {...form.getInputProps('reason')} />
      <Shares form={form} />
    </FormDialog>
  )
}

type Fields = { readonly form: UseFormReturnType<TransferValues> }
type Lines = SuccessOf<typeof adjustments.linesLeft>['rows']

function WhatIsMoved({
  account,
  lines,
  form,
}: Fields & { readonly account: AccountForm['account']; readonly lines: Lines }) {
  const choose = (line: string) => {
    const left = lines.find((one) => `${one.billId} ${one.lineNo}` === line)?.leftCents
    form.setValues({ line, amount: amountOf(left ?? account.balanceCents) })
  }
  return (
    <>
      <NativeSelect
        label="What is moved"
        value={form.values.line}
        data={[
          { value: '', label: `The balance: ${money(account.balanceCents)}` },
          ...lines.map((line) => ({
            value: `${line.billId} ${line.lineNo}`,
            label: `Bill ${line.billNumber}: ${line.text}, ${period(line.periodFrom, line.periodUntil)}, ${money(line.leftCents)} left`,
          })),
        ]}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
      <TextInput
        label="Amount"
        description={
          form.values.line === ''
            ? 'A credit is written with a minus: −12.40'
            : 'Up to what is left of the charge'
        }
        inputMode="decimal"
        maw="12rem"
        {...form.getInputProps('amount')}
        error={form.errors.amount ?? form.errors.amountCents}
      />
    </>
  )
}

const Shares = ({ form }: Fields) => (
  <>
    {form.values.line !== '' && (
      <TextInput
        label="Share that stays here, by weight"
        description="Empty: nothing of the charge stays. Weights 1 and 1 are halves."
        inputMode="numeric"
        maw="20rem"
        {...form.getInputProps('stays')}
      />
    )}
    <Group>
      <Button
        variant="default"
        size="xs"
        onClick={() => form.insertListItem('to', { accountNumber: '', weight: '1' })}
      >
        Another account takes a share
      </Button>
    </Group>
  </>
)

const amountOf = (cents: number): string => (cents === 0 ? '' : (cents / 100).toFixed(2))
