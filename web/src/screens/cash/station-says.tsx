import { count } from '../../parts/words.ts'
import { money } from '../../parts/money.tsx'
import { inOneLine, tell } from '../../parts/refusal-words.ts'
import { alikeWords, candidateWords, missingWords } from './cash-words.ts'
import styles from './station.module.css'
import type { useStation } from './use-station.ts'

type Now = ReturnType<typeof useStation>

/** What the station has to say: why a line is held, what a key will do, what may be wrong. One thing at a time. */
export function StationSays({ now }: { readonly now: Now }) {
  const { station, warned, refused } = now
  if (station.held)
    return (
      <div role="alert" className={styles.said} data-held>
        <strong>Held.</strong> {station.held.say} <br />
        <kbd>+</kbd> {station.held.keep ? 'go on, then Enter sends it again' : 'type it again'} · <kbd>−</kbd>{' '}
        drop the line
        {station.step === 'account' && !station.held.keep && (
          <>
            {' '}
            · <kbd>/</kbd> nobody knows it: into suspense
          </>
        )}
      </div>
    )
  if (station.deleting)
    return (
      <div role="alert" className={styles.said}>
        Delete line {station.deleting.lineNo}, {station.deleting.accountNumber ?? 'suspense'},{' '}
        {money(station.deleting.amountCents)}? <kbd>−</kbd> deletes it, any other key keeps it.
      </div>
    )
  if (station.totalling) return <Total now={now} />
  return (
    <output>
      {Boolean(refused) && <span className={styles.said}>{inOneLine(tell(refused))}</span>}
      {station.hint && <span className={styles.said}>{station.hint}</span>}
      {warned && (
        <span className={styles.said}>
          ⚠ Line {warned.lineNo} was kept. {alikeWords(warned)} <kbd>−</kbd> deletes it.
        </span>
      )}
    </output>
  )
}

/** The total against the tape: what Enter will do, or what may be wrong. */
function Total({ now }: { readonly now: Now }) {
  const { batch } = now.batch
  if (batch.meets)
    return (
      <div role="alert" className={styles.said}>
        {count(batch.count, 'line')}, {money(batch.cents)}: it meets the tape. <br />
        <kbd>Enter</kbd> closes the batch and posts every line to its account. Any other key goes back.
      </div>
    )
  return (
    <div role="alert" className={styles.said}>
      It does not meet the tape: {missingWords(batch)}.
      {now.candidates && now.candidates.length > 0 && (
        <ol aria-label="What may be wrong">
          {now.candidates.slice(0, 12).map((one) => (
            <li key={`${one.kind} ${one.lineNo} ${one.toCents}`}>{candidateWords(one)}</li>
          ))}
        </ol>
      )}
      {now.candidates?.length === 0 && ' No single line explains it: hold the tape against the lines.'} Type a
      line number and <kbd>+</kbd> to correct it, <kbd>−</kbd> to delete it. <kbd>/</kbd> leaves the batch
      open.
    </div>
  )
}
