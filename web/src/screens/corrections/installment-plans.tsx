import { call } from '@cartwright/api/client'
import { plans } from '@cartwright/api/plans'
import { Table, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money, money } from '../../parts/money.tsx'
import { EndPlan, endWords } from './end-plan.tsx'

/** What an account pays in installments, and when each is due. Nothing is shown where there is no plan. */
export function InstallmentPlans({ accountNumber }: { readonly accountNumber: string }) {
  const rows = useQuery({
    queryKey: ['account', accountNumber, 'plans'],
    queryFn: () => call(plans.ofAccount, { params: { accountNumber } }),
  }).data?.rows
  return rows?.map((plan) => (
    <section key={plan.planId} aria-labelledby={`plan-${plan.planId}`}>
      <Title order={2} size="h4" id={`plan-${plan.planId}`}>
        Installments of {money(plan.amountCents)}
      </Title>
      <Text size="sm">
        {money(plan.notDueCents)} of it is not due yet, and not in what the account owes ({plan.citation}).{' '}
        <TextLink to="/corrections/$correctionId" params={{ correctionId: String(plan.correctionId) }}>
          Correction {plan.correctionId}
        </TextLink>
      </Text>
      {plan.ended && (
        <Text size="sm">
          Ended by {plan.ended.by} on {day(plan.ended.on)}. {endWords[plan.ended.how]}: {plan.ended.reason}{' '}
          The rest is due {day(plan.ended.restDueOn)}.
        </Text>
      )}
      <Table tabularNums maw="28rem" aria-labelledby={`plan-${plan.planId}`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Due on</Table.Th>
            <Table.Th ta="right">Amount</Table.Th>
            <Table.Th>State</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {plan.installments.map(({ dueOn, calledOn, amountCents, isDue }) => (
            <Table.Tr key={dueOn}>
              <Table.Td>{day(calledOn ?? dueOn)}</Table.Td>
              <Table.Td ta="right">
                <Money cents={amountCents} />
              </Table.Td>
              <Table.Td>{isDue ? '✓ became due' : '○ to come'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {!plan.ended && plan.notDueCents > 0 && <EndPlan planId={plan.planId} />}
    </section>
  ))
}
