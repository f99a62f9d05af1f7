import { Anchor, Group } from '@mantine/core'
import { urlOf } from '@cartwright/api/client'
import type { registers } from '@cartwright/api/registers'
import type { RegisterFilter } from './run-types.ts'

type Files = {
  readonly name: string
  readonly route: typeof registers.registerFile | typeof registers.exceptionFile
  readonly runId: number
  readonly filter: RegisterFilter
}

/** The same rows as they stand on the screen, as a document to print and as a workbook. */
export const FileLinks = ({ name, route, runId, filter }: Files) => (
  <Group gap="md">
    <Anchor
      size="sm"
      href={urlOf(route, { params: { id: runId }, query: { ...filter, format: 'pdf' } })}
      target="_blank"
    >
      {name}, PDF
    </Anchor>
    <Anchor
      size="sm"
      href={urlOf(route, { params: { id: runId }, query: { ...filter, format: 'xlsx' } })}
      download
    >
      {name}, Excel
    </Anchor>
  </Group>
)
