import type { Place, Procedure } from '@cartwright/api/procedure-shapes'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Stack } from '@mantine/core'
import { cityShown } from '../../city-queries.ts'
import { plusDays } from '../../parts/day.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useSession } from '../../session.tsx'
import { ProcedureForm, type Written } from './procedure-form.tsx'
import { procedureShown } from './procedure-queries.ts'

/** Writes a new procedure. */
export function WriteProcedure() {
  const session = useSession()
  const city = useQuery(cityShown)
  return (
    <Stack gap="md">
      <PageHead title="Write a procedure" state="What is to be done, in the order it is done. Staff are asked to read it." />
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
              ownerUserId: session?.person?.userId ?? '',
              reviewOn: plusDays(today, 365),
              note: '',
            }}
          />
        )}
      </Loaded>
    </Stack>
  )
}

/** Writes the next version of a procedure. */
export function EditProcedure() {
  const { procedureId } = useParams({ from: '/office/procedures/$procedureId/edit' })
  const query = useQuery(procedureShown(Number(procedureId)))
  return (
    <Stack gap="md">
      <PageHead
        title={query.data ? `Change “${query.data.title}”` : 'Change a procedure'}
        state="A new version: the one before stays to be looked up, and staff are asked to read it again."
      />
      <Loaded query={query} rows={10}>
        {(procedure) => <Editing key={procedure.procedureId} before={procedure} initial={valuesOf(procedure)} />}
      </Loaded>
    </Stack>
  )
}

const keysOf = (places: readonly Place[], wanted: Place['kind']): string[] =>
  places.filter(({ kind }) => kind === wanted).map(({ key }) => key)

const valuesOf = ({ title, body, places, owner, reviewOn }: Procedure): Written => ({
  title,
  body,
  screens: keysOf(places, 'screen'),
  reasons: keysOf(places, 'reason'),
  caseTypes: keysOf(places, 'case-type'),
  ownerUserId: owner.userId,
  reviewOn,
  note: '',
})

type EditingOf = { readonly before: Procedure | null; readonly initial: Written }

function Editing({ before, initial }: EditingOf) {
  const navigate = useNavigate()
  const open = (procedureId: number) =>
    void navigate({ to: '/procedures/$procedureId', params: { procedureId: `${procedureId}` } })
  return <ProcedureForm before={before} initial={initial} onDone={open} />
}
