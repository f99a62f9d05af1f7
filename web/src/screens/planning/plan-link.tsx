import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { TextLink } from '../../parts/links.tsx'
import { planOfRun } from './planning-queries.ts'

/** The way from a run to its checklist, with how far it is. Nothing when its period was never planned. */
export function PlanLink({ runId }: { readonly runId: number }) {
  const plan = useQuery(planOfRun(runId)).data?.plan
  if (!plan) return null
  const work = plan.steps.filter(({ kind }) => kind !== 'day')
  const late = work.filter(({ state }) => state === 'late').length
  return (
    <Text size="sm">
      <TextLink to="/calendar/$planId" params={{ planId: String(plan.planId) }} fz="inherit">
        Checklist of the plan
      </TextLink>
      : {work.filter(({ state }) => state === 'done').length} of {work.length} steps done
      {late > 0 && `, ▲ ${late} late`}
    </Text>
  )
}
