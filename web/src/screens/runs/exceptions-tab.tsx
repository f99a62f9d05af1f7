import { Box, Group, Stack, Text } from '@mantine/core'
import { registers } from '@cartwright/api/registers'
import { ExceptionGroups } from './exception-groups.tsx'
import { ExceptionRows } from './exception-rows.tsx'
import styles from './exceptions-tab.module.css'
import { FileLinks } from './file-links.tsx'
import { type RunSearch, unfiltered, useRunPlace } from './run-search.ts'
import type { ExceptionCount, RunDetail } from './run-types.ts'

/** What a person must look at before the register is released: reasons at the left, the accounts of one at the right. */
export function ExceptionsTab({ run }: { run: RunDetail }) {
  const { place, go } = useRunPlace()
  const groups = run.exceptions.toSorted(byUrgency)
  if (groups.length === 0 && run.totals.held === 0) return <Nothing run={run} />
  const shown = shownGroup(place, groups, run.totals.held)
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">
          Accept what is right with a note, mend what is wrong and calculate it again, or hold the account
          out.
        </Text>
        <FileLinks name="Exception list" route={registers.exceptionFile} runId={run.id} filter={{}} />
      </Group>
      <div className={styles.panes}>
        <ExceptionGroups
          groups={groups}
          held={run.totals.held}
          shown={shown}
          onShow={(next) =>
            go({ ...unfiltered, ...(next === 'held' ? { held: true } : { exception: next }) })
          }
        />
        <Box miw={0}>
          <ExceptionRows
            key={shown}
            run={run}
            shown={shown}
            group={groups.find(({ code }) => code === shown)}
          />
        </Box>
      </div>
    </Stack>
  )
}

function Nothing({ run }: { run: RunDetail }) {
  return (
    <Text>
      {run.totals.bills === 0
        ? 'Exceptions are found when the run is calculated.'
        : 'No account is out of the ordinary. The register can be released.'}
    </Text>
  )
}

const urgency = { stop: 0, decide: 1, note: 2 } as const

/** What must be mended first, then what must be decided, then what is only told; within each, what has most left. */
const byUrgency = (one: ExceptionCount, other: ExceptionCount): number =>
  Number(other.undecided > 0) - Number(one.undecided > 0) ||
  urgency[one.severity] - urgency[other.severity] ||
  other.undecided - one.undecided ||
  other.accounts - one.accounts

function shownGroup(
  place: RunSearch,
  groups: readonly ExceptionCount[],
  held: number,
): ExceptionCount['code'] | 'held' {
  if (place.held && held > 0) return 'held'
  const asked = groups.find(({ code }) => code === place.exception)
  return asked?.code ?? groups[0]?.code ?? 'held'
}
