import { Stack, Text, Title } from '@mantine/core'
import { count } from '../../parts/words.ts'
import type { FileDifference } from './setup-queries.ts'
import styles from './setup.module.css'
import { fileWords } from './setup-words.ts'

/** How the files of two folders differ, line by line. */
export function LineDifferences({ files }: { readonly files: readonly FileDifference[] }) {
  if (files.length === 0) return <Text>The files are the same.</Text>
  return (
    <Stack gap="md">
      {files.map(({ path, change, lines }) => (
        <Stack key={path} gap={4}>
          <Title order={3}>
            {path} <Text span>{fileWords[change]}</Text>
          </Title>
          {lines.length === 0 ? (
            <Text size="sm">A picture: its lines cannot be told.</Text>
          ) : (
            <table className={styles.lines}>
              <caption className="mantine-visually-hidden" hidden>
                Lines of {path} that differ
              </caption>
              <tbody>
                {lines.map((line, at) => (
                  <OneLine key={at} line={line} />
                ))}
              </tbody>
            </table>
          )}
        </Stack>
      ))}
    </Stack>
  )
}

const signs = { same: '', new: '+', gone: '−', skipped: '' } as const

function OneLine({ line }: { readonly line: FileDifference['lines'][number] }) {
  const { kind, before, after, text } = line
  return (
    <tr data-kind={kind}>
      <td>{before}</td>
      <td>{after}</td>
      <td>{signs[kind]}</td>
      <td>{kind === 'skipped' ? `… ${count(Number(text), 'line')} the same …` : text}</td>
    </tr>
  )
}
