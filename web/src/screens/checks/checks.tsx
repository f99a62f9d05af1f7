import { checks } from '@cartwright/api/checks'
import { call } from '@cartwright/api/client'
import { Alert, Button, Group, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ButtonLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { CheckList } from './check-list.tsx'
import { checksShown, type ChecksShown } from './check-queries.ts'
import { checksSentence } from './check-words.ts'
import styles from './checks.module.css'
import { FindingList } from './finding-list.tsx'

/** Standing checks beside the bill run: what is wrong in the books today, and what is at stake. */
export function Checks() {
  const query = useQuery(checksShown)
  const may = useMay()
  const run = useCommand(() => call(checks.run, { body: {} }))
  const state = query.data?.lastRun?.state
  const going = state === 'waiting' || state === 'working'
  return (
    <Stack gap="sm">
      <PageHead
        title="Checks"
        state={<span aria-live="polite">{query.data ? checksSentence(query.data) : ''}</span>}
        action={
          <Group gap="xs">
            <ButtonLink variant="default" to="/checks/hauler-lists">
              Hauler’s lists
            </ButtonLink>
            {may('checks.work') && (
              <Button loading={run.isPending} disabled={going} onClick={() => run.mutate(undefined)}>
                {going ? 'Checking …' : 'Check now'}
              </Button>
            )}
          </Group>
        }
      />
      <Refusal error={run.error} />
      <Loaded query={query} rows={12}>
        {(shown) => <Shown shown={shown} />}
      </Loaded>
    </Stack>
  )
}

function Shown({ shown }: { readonly shown: ChecksShown }) {
  const search = useSearch({ from: '/office/checks' })
  const navigate = useNavigate()
  const check = shown.checks.find((one) => one.check === search.check)
  const show = (next: string | undefined) => {
    const { check: _, ...rest } = search
    void navigate({ to: '/checks', search: { ...rest, ...(next && { check: next }) } })
  }
  return (
    <>
      {shown.lastRun?.failure && (
        <Alert color="red" title="✗ The last going through the books stopped" role="alert">
          {shown.lastRun.failure}
        </Alert>
      )}
      <div className={styles.panes}>
        <CheckList shown={shown} check={check?.check} onShow={show} />
        <FindingList
          key={JSON.stringify(search)}
          search={search}
          check={check}
          checked={shown.lastRun !== null}
          seen={`${shown.lastRun?.id} ${shown.lastRun?.checks.filter(({ done }) => done).length}`}
        />
      </div>
    </>
  )
}
