import { Button } from '@mantine/core'
import { barWords } from './bar-words.ts'
import { type RunSearch, useRunPlace } from './run-search.ts'

type Chip = readonly [label: string, off: RunSearch]

/** Narrowings that came with a link from a total, each to be taken off alone. */
export function Narrowed() {
  const { place, go } = useRunPlace()
  const { fromPercent, untilPercent, gl, billed, against } = place
  const isBar = fromPercent !== undefined || untilPercent !== undefined
  const chips: (Chip | false)[] = [
    isBar && [barWords(fromPercent, untilPercent), { fromPercent: undefined, untilPercent: undefined }],
    gl !== undefined && [`Ledger account ${gl}`, { gl: undefined }],
    billed === true && ['Gets a bill', { billed: undefined }],
    against !== undefined && [`Compared with run ${against}`, { against: undefined }],
  ]
  return chips
    .filter((chip) => chip !== false)
    .map(([label, off]) => (
      <Button
        key={label}
        size="compact-sm"
        variant="outline"
        rightSection={<span aria-hidden>×</span>}
        aria-label={`${label}: take off`}
        onClick={() => go(off, { replace: true })}
      >
        {label}
      </Button>
    ))
}
