import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { Loaded } from '../../parts/loaded.tsx'
import { money, signedMoney } from '../../parts/money.tsx'
import { type BatchShown, batchShown } from './cash-queries.ts'
import { StationSays } from './station-says.tsx'
import styles from './station.module.css'
import { Tape } from './tape.tsx'
import { typedWords } from './press.ts'
import { useStation } from './use-station.ts'

/** The ten-key station of one batch: the whole window, and the number pad alone. */
export function StationPage() {
  const { batchId } = useParams({ from: '/office/cash/$batchId/key' })
  const query = useQuery({ ...batchShown(Number(batchId)), staleTime: Number.POSITIVE_INFINITY })
  return <Loaded query={query}>{(batch) => <Station key={batchId} batch={batch} />}</Loaded>
}

/** What is said may be longer than the window: it is scrolled by keyboard as well. */
const scrolled = { tabIndex: 0, role: 'region', 'aria-label': 'Entry' }

const ours = /^(\d|Enter|[-+*/]|Backspace|Delete)$/

function Station({ batch }: { readonly batch: BatchShown }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const navigate = useNavigate()
  const { batchId } = batch.batch
  const leave = () => void navigate({ to: '/cash/$batchId', params: { batchId: String(batchId) } })
  const now = useStation(batch, leave)
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    shown?.focus()
    return () => shown?.close()
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.ctrlKey || event.altKey || event.metaKey || !ours.test(event.key)) return
    event.preventDefault()
    now.take(event.key, event.timeStamp)
  }
  const { batch: totals, lines } = now.batch
  return (
    <dialog
      ref={dialog}
      className={styles.station}
      aria-label={`Ten-key station, batch ${totals.batchId}`}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault()
        leave()
      }}
    >
      <div className={styles.whole}>
        <Control batch={totals} />
        <div className={styles.entry} {...scrolled}>
          <p className={styles.asked}>{asks[now.station.step](now.station.correcting?.lineNo ?? null)}</p>
          <output className={styles.figure} aria-label="Typed">
            {typedWords(now.station)}
          </output>
          <p className={styles.who}>
            {now.station.suspense && <>Into suspense: nobody knows the account.</>}
            {now.station.account && (
              <>
                {now.station.account.accountNumber} · {now.station.account.name}
                <br />
                Enter takes {money(now.station.account.dueCents)}
                {now.station.amountCents > 0 && ` · typed ${money(now.station.amountCents)}`}
              </>
            )}
          </p>
          <StationSays now={now} />
        </div>
        <Keys />
        <Tape lines={lines} cents={totals.cents} />
      </div>
    </dialog>
  )
}

const ofLine = (lineNo: number | null): string => (lineNo === null ? '' : ` of line ${lineNo}`)
const asks = {
  account: (lineNo: number | null) =>
    lineNo === null
      ? 'Account number or scan line'
      : `Account number or scan line of line ${lineNo}; Enter keeps it`,
  amount: (lineNo: number | null) => `Amount${ofLine(lineNo)}, the last two digits are cents`,
  check: (lineNo: number | null) => `Check number${ofLine(lineNo)}, or Enter`,
  routing: (lineNo: number | null) => `Routing number at the foot of the check${ofLine(lineNo)}, or Enter`,
}

/** The control figures of the tape beside what was entered; green when both meet. */
function Control({ batch }: { readonly batch: BatchShown['batch'] }) {
  const { controlCount, controlCents, count, cents, meets } = batch
  return (
    <dl className={styles.totals} data-meets={meets || undefined} aria-live="polite">
      <div>
        <dt>Lines entered</dt>
        <dd>
          {count} of {controlCount}
        </dd>
      </div>
      <div>
        <dt>Entered</dt>
        <dd>{money(cents)}</dd>
      </div>
      <div>
        <dt>Tape</dt>
        <dd>{money(controlCents)}</dd>
      </div>
      <div>
        <dt>{meets ? 'Batch' : 'Difference'}</dt>
        <dd>{meets ? '✓ Meets the tape' : signedMoney(controlCents - cents)}</dd>
      </div>
    </dl>
  )
}

const Keys = () => (
  <p className={styles.keys}>
    <kbd>Enter</kbd> next · <kbd>+</kbd> correct the last line · <kbd>−</kbd> delete it · <kbd>*</kbd> total
    and close · <kbd>/</kbd> leave it open. A line number before <kbd>+</kbd> or <kbd>−</kbd> takes that line;
    a number before <kbd>/</kbd> goes into suspense.
  </p>
)
