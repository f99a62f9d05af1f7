import { Alert, Anchor, List, Text } from '@mantine/core'
import { count } from '../../parts/words.ts'
import type { Judged } from './setup-queries.ts'
import styles from './setup.module.css'

/** A place in a file of the folder. Each look is an object of its own, so that looking again moves there again. */
export type Spot = { readonly file: string; readonly line: number; readonly column: number }
type Fault = Judged['faults'][number]

/** What is wrong with a folder, each with its place: to go there is one key. */
export function FaultList(props: {
  readonly faults: readonly Fault[]
  readonly onLook: (spot: Spot) => void
}) {
  const { faults, onLook } = props
  if (faults.length === 0) return null
  const wrong = faults.filter(({ severity }) => severity === 'fault').length
  return (
    <Alert
      color={wrong > 0 ? 'red' : 'yellow'}
      title={
        wrong > 0
          ? `✗ ${count(wrong, 'fault')}: nothing is taken until they are mended`
          : `⚠ ${count(faults.length, 'warning')}`
      }
    >
      <List size="sm" spacing={4}>
        {faults.map((fault) => (
          <List.Item key={placeOf(fault) + fault.message}>
            <Place fault={fault} onLook={onLook} /> {fault.severity === 'warning' && 'Warning: '}
            {fault.message}{' '}
            {fault.instead && (
              <Text span c="inherit" fw={600} size="sm">
                {fault.instead}
              </Text>
            )}
          </List.Item>
        ))}
      </List>
    </Alert>
  )
}

function Place({ fault, onLook }: { readonly fault: Fault; readonly onLook: (spot: Spot) => void }) {
  const { file, line, column } = fault
  if (line === null) return <>{file}:</>
  return (
    <Anchor
      component="button"
      type="button"
      size="sm"
      className={styles.place}
      onClick={() => onLook({ file, line, column: column ?? 1 })}
    >
      {placeOf(fault)}
    </Anchor>
  )
}

const placeOf = ({ file, line, column }: Fault): string =>
  line === null ? file : `${file}, line ${line}${column === null ? '' : `, column ${column}`}`
