import { call } from '@cartwright/api/client'
import { moves } from '@cartwright/api/moves'
import { Checkbox, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useParams } from '@tanstack/react-router'
import { DayField } from '../../parts/day-field.tsx'
import { dayFault, type Faults } from '../../parts/form-faults.ts'
import { useRequestKey } from '../../parts/request-key.ts'
import type { Account } from '../accounts/account-queries.ts'
import { Guided } from './guided.tsx'
import type { AskedStop } from './move-queries.ts'
import { OfAccount } from './of-account.tsx'

/**
 * An account that should have been closed on a day of the past: every bill since is rated again as if nothing had been served, and what each
 * gives back is shown before it is saved.
 */
export function ClosedEarlierPage() {
  const { accountNumber } = useParams({ from: '/office/accounts/$accountNumber/closed-earlier' })
  return (
    <OfAccount accountNumber={accountNumber}>
      {(account, { today }) => <ClosedEarlier account={account} today={today} />}
    </OfAccount>
  )
}

type Values = { from: string; fetch: boolean; reason: string }

function ClosedEarlier({ account, today }: { readonly account: Account; readonly today: string }) {
  const { accountNumber, closedOn } = account
  const params = { accountNumber }
  const requestId = useRequestKey()
  const form = useForm<Values>({
    initialValues: { from: '', fetch: false, reason: '' },
    validate: (values) => faultsOf(values, today),
  })
  return (
    <Guided
      title={`Should have been closed: ${accountNumber}`}
      state={`${account.payerName ?? 'Nobody'}, ${account.address}`}
      form={form}
      steps={[
        {
          title: 'Since when',
          fields: (
            <DayField
              label="First day without service"
              description="A day of the past"
              max={today}
              data-autofocus
              {...form.getInputProps('from')}
            />
          ),
        },
        {
          title: 'What shows it',
          fields: (
            <>
              <TextInput
                label="Deed, call or paper"
                description="Kept in the record, and with the correction of the bills"
                maxLength={500}
                {...form.getInputProps('reason')}
              />
              {closedOn === null && (
                <Checkbox
                  label="The containers still stand there: fetch them"
                  {...form.getInputProps('fetch', { type: 'checkbox' })}
                />
              )}
            </>
          ),
        },
      ]}
      askedOf={(values) => bodyOf(values, today, requestId)}
      look={(body) => call(moves.previewStop, { params, body })}
      run={(body) => call(moves.stop, { params, body })}
      needed="What each bill gives back is shown here when the day and what shows it are written."
      submit="Close it as of that day"
      danger
    />
  )
}

const faultsOf = ({ from, reason }: Values, today: string): Faults => ({
  ...dayFault('from', from),
  ...(from > today && { from: 'Write a day of the past. For a day to come, stop service.' }),
  ...(reason.trim() === '' && { reason: 'Write what shows it.' }),
})

function bodyOf(values: Values, today: string, requestId: string): AskedStop | null {
  if (Object.keys(faultsOf(values, today)).length > 0) return null
  const { from, fetch, reason } = values
  return { from, fetch, mailTo: null, reason: reason.trim(), requestId }
}
