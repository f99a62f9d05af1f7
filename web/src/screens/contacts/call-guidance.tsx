import type { UseFormReturnType } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../session.tsx'
import { caseShown, caseTypes } from '../cases/case-queries.ts'
import { Guidance } from '../cases/guidance.tsx'
import type { CallValues } from './call-values.ts'

/** How to speak about it while the caller is on the line: by the case it belongs to, or the type of case such calls lead to. */
export function CallGuidance({ form }: { readonly form: UseFormReturnType<CallValues> }) {
  const may = useMay()('cases.read')
  const { reason, caseId } = form.values
  const types = useQuery({ ...caseTypes, enabled: may }).data?.rows ?? []
  const one = useQuery({ ...caseShown(Number(caseId)), enabled: may && caseId !== '' }).data
  const of = one?.guidance ?? types.find((type) => type.reasons.includes(reason))?.guidance
  return of ? <Guidance guidance={of} /> : null
}
