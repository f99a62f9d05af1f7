import type { Procedure } from '@cartwright/api/procedure-shapes'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Stack } from '@mantine/core'
import { cityShown } from '../../city-queries.ts'
import { plusDays } from '../../parts/day.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useSession } from '../../session.tsx'
import { ProcedureForm } from './procedure-form.tsx'
import { procedureShown } from './procedure-queries.ts'
import { valuesOf, type Written } from './written-procedure.ts'

/** Writes a new procedure. */
export function WriteProcedure() {
  const session = useSession()
  const city = useQuery(cityShown)
  return (
    <Stack gap="md">
      <PageHead
        title="Write a procedure"
        state="What is to be done, in the order it is done. Staff are asked to read it."
      />
      <Loaded query={city}>
        {({ today }) => (
          <Editing
            before={null}
            initial={{
              title: '',
              body: '',
              screens: [],
              reasons: [],
              caseTypes: [],
              policies: [],
              ownerUserId: session?.person?.userId ?? '',
              reviewOn: plusDays(today, 365),
              from: '',
              note: '',
            }}
          />
        )}
      </Loaded>
    </Stack>
  )
}

/** Writes the next version of a procedure, after the newest there is. */
export function EditProcedure() {
  const { procedureId } = useParams({ from: '/office/procedures/$procedureId/edit' })
  const id = Number(procedureId)
  const holds = useQuery(procedureShown(id))
  const newest = useQuery({
    ...procedureShown(id, holds.data?.newest),
    enabled: holds.data !== undefined,
  })
  return (
    <Stack gap="md">
      <PageHead
        title={newest.data ? `Change “${newest.data.title}”` : 'Change a procedure'}
        state="A new version: the one before stays to be looked up, and staff are asked to read it again."
      />
      <Refusal error={holds.error} />
      <Loaded query={newest} rows={10}>
        {(procedure) => (
          <Editing key={procedure.procedureId} before={procedure} initial={valuesOf(procedure)} />
        )}
      </Loaded>
    </Stack>
  )
}

type EditingOf = { readonly before: Procedure | null; readonly initial: Written }

function Editing({ before, initial }: EditingOf) {
  const navigate = useNavigate()
  const open = (procedureId: number) =>
    void navigate({ to: '/procedures/$procedureId', params: { procedureId: `${procedureId}` } })
  return <ProcedureForm before={before} initial={initial} onDone={open} />
}
