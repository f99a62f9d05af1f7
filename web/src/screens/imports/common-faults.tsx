import { Text } from '@mantine/core'
import { count } from '../../parts/words.ts'
import type { ImportShown } from './import-queries.ts'

/** The faults most rows share: mending one of these in the file mends many rows. */
export function CommonFaults({ file }: { readonly file: ImportShown }) {
  if (file.faults.length === 0) return null
  return (
    <details open={file.faults.length <= 5}>
      <summary>The commonest faults ({file.faults.length})</summary>
      <ul>
        {file.faults.map(({ column, reason, rows }) => (
          <li key={`${column} ${reason}`}>
            <Text size="sm">
              {column && <strong>{column}: </strong>}
              {reason} ({count(rows, 'row')})
            </Text>
          </li>
        ))}
      </ul>
    </details>
  )
}
