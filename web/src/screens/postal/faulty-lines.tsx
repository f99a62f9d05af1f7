import { Stack, Text } from '@mantine/core'
import { count } from '../../parts/words.ts'

type Fault = { readonly line: number; readonly column: string; readonly reason: string }

/** The lines of a file that cannot be used, as the refusal names them. */
export function FaultyLines({ error }: { readonly error: unknown }) {
  const faults = faultsOf(error)
  if (faults.length === 0) return null
  return (
    <Stack gap={2} component="output">
      <Text size="sm" fw={600}>
        {count(faults.length, 'line')} cannot be used
      </Text>
      {faults.map(({ line, column, reason }) => (
        <Text key={`${line} ${column}`} size="sm">
          Line {line}, {column}: {reason}
        </Text>
      ))}
    </Stack>
  )
}

function faultsOf(error: unknown): readonly Fault[] {
  const problem = (error as { problem?: { code: string; details: { faults?: readonly Fault[] } } } | null)
    ?.problem
  return problem?.code === 'POSTAL_FILE_FAULTY' ? (problem.details.faults ?? []) : []
}
