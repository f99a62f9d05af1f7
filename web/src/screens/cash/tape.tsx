import { memo } from 'react'
import { money } from '../../parts/money.tsx'
import type { Line } from './press.ts'
import styles from './station.module.css'

/** It is scrolled by keyboard as well. */
const scrolled = { tabIndex: 0, role: 'region', 'aria-label': 'Tape' }

/** The lines of a batch as the paper of an adding machine, the newest at the foot. */
export function Tape({ lines, cents }: { readonly lines: readonly Line[]; readonly cents: number }) {
  return (
    <div className={styles.paper} {...scrolled}>
      <ol className={styles.tape}>
        {lines.map((line) => (
          <Row key={line.lineNo} line={line} />
        ))}
        <li data-last ref={(last) => last?.scrollIntoView({ block: 'nearest' })}>
          <span>{lines.length}</span>
          <span>total</span>
          <span>{money(cents)}</span>
        </li>
      </ol>
    </div>
  )
}

const Row = memo(({ line }: { readonly line: Line }) => (
  <li>
    <span>{line.lineNo}</span>
    <span>
      {line.accountNumber ?? `suspense ${line.written ?? ''}`}
      {line.likes.length > 0 && ' ⚠'}
    </span>
    <span>{money(line.amountCents)}</span>
  </li>
))
