import { call, Refused } from '@cartwright/api/client'
import { cash } from '@cartwright/api/cash'
import { useState, useSyncExternalStore } from 'react'
import { newRequestKey } from '../../parts/request-key.ts'
import { inOneLine, tell } from '../../parts/refusal-words.ts'
import { queries } from '../../queries.ts'
import { beep } from './beep.ts'
import { type BatchShown, batchShown, type Candidate } from './cash-queries.ts'
import { type Ask, type Item, type Line, nothingTyped, numberRead, press, type Station } from './press.ts'

/** Gaps between two keys that are longer than this are a pause, and not typing. */
const pauseMs = 5000

/** All that the station remembers between two keys. It is kept beside React, since keys come faster than it draws. */
type Memory = {
  station: Station
  batch: BatchShown
  candidates: readonly Candidate[] | null
  /** What was wrong with closing, or leaving, in words. */
  refused: unknown
  warned: Line | null
  waiting: string[]
  busy: boolean
  requestKey: string
  keys: number
  ms: number
  held: number
  lastAt: number | null
}

const begun = (batch: BatchShown): Memory => ({
  station: nothingTyped,
  batch,
  candidates: null,
  refused: null,
  warned: null,
  waiting: [],
  busy: false,
  requestKey: newRequestKey(),
  keys: 0,
  ms: 0,
  held: 0,
  lastAt: null,
})

/**
 * The station of a batch: takes keys as fast as they come and works them off one after another, each line with one request of its own. What is
 * typed ahead waits; when a line is held, it is thrown away. `leave` goes back to the page of the batch.
 */
export function useStation(batch: BatchShown, leave: () => void) {
  const [store] = useState(() => makeStation(batch))
  const shown = useSyncExternalStore(store.subscribe, store.shown)
  return { ...shown, take: (key: string, at: number) => store.take({ key, at, leave }) }
}

type Key = { readonly key: string; readonly at: number; readonly leave: () => void }

function makeStation(batch: BatchShown) {
  const now = begun(batch)
  let shown: Readonly<Memory> = { ...now }
  const watchers = new Set<() => void>()
  const draw = () => {
    shown = { ...now }
    for (const watcher of watchers) watcher()
  }
  return {
    shown: () => shown,
    subscribe: (watcher: () => void) => {
      watchers.add(watcher)
      return () => {
        watchers.delete(watcher)
      }
    },
    take: ({ key, at, leave }: Key) => {
      now.keys += 1
      now.ms += now.lastAt === null ? 0 : Math.min(pauseMs, Math.max(0, Math.round(at - now.lastAt)))
      now.lastAt = at
      now.waiting.push(key)
      void workOff(now, draw, leave)
    },
  }
}

/** Works off the keys that wait, unless that is going on. */
async function workOff(now: Memory, draw: () => void, leave: () => void): Promise<void> {
  if (now.busy) return
  now.busy = true
  for (let key = now.waiting.shift(); key !== undefined; key = now.waiting.shift()) {
    const { batch, lines } = now.batch
    const next = press(now.station, key, { lines, asks: batch.asks, meets: batch.meets })
    now.station = next.station
    if (next.beep) {
      beep()
      now.waiting.length = 0
    }
    if (next.ask) await answer(now, next.ask, leave)
    draw()
  }
  now.busy = false
}

/** Asks the office what a key asks of it; what it refuses holds the line. */
async function answer(now: Memory, ask: Ask, leave: () => void): Promise<void> {
  now.refused = null
  try {
    await does(now, ask, leave)
  } catch (error) {
    now.waiting.length = 0
    beep()
    if (ask.kind === 'close' || ask.kind === 'total' || ask.kind === 'delete') now.refused = error
    else hold(now, error)
  }
}

function hold(now: Memory, error: unknown): void {
  const told = tell(error)
  const isTitleEnough = error instanceof Refused && error.problem.code !== 'FIELD_REFUSED'
  now.held += 1
  now.station = {
    ...now.station,
    held: { say: isTitleEnough ? told.title : inOneLine(told), keep: !(error instanceof Refused) },
  }
}

async function does(now: Memory, ask: Ask, leave: () => void): Promise<void> {
  const { batchId } = now.batch.batch
  switch (ask.kind) {
    case 'read':
      now.station = numberRead(now.station, await call(cash.read, { query: { typed: ask.typed } }))
      return
    case 'save':
      return save(now, ask.item)
    case 'delete':
      return remove(now, ask.lineNo)
    case 'total':
      now.candidates = (await call(cash.candidates, { params: { batchId } })).rows
      return
    case 'close':
      await call(cash.close, { params: { batchId }, body: { key: now.requestKey } })
      await queries.invalidateQueries()
      return leave()
    case 'leave':
      await queries.invalidateQueries()
      return leave()
    default:
      return ask satisfies never
  }
}

async function save(now: Memory, { lineNo, ...item }: Item): Promise<void> {
  const { batchId } = now.batch.batch
  const body = {
    ...item,
    key: now.requestKey,
    keystrokes: now.keys,
    activeMs: Math.min(3_600_000, now.ms),
    held: now.held,
  }
  const { line, totals } =
    lineNo === null
      ? await call(cash.enter, { params: { batchId }, body })
      : await call(cash.correct, { params: { batchId, lineNo }, body })
  const others = now.batch.lines.filter((one) => one.lineNo !== line.lineNo)
  const lines = lineNo === null ? [...others, line] : others.toSpliced(placeOf(others, line), 0, line)
  keepBatch(now, lines, totals)
  Object.assign(now, {
    station: nothingTyped,
    requestKey: newRequestKey(),
    warned: line.likes.length > 0 ? line : null,
    keys: 0,
    ms: 0,
    held: 0,
  })
  if (line.likes.length > 0) beep()
}

const placeOf = (lines: readonly Line[], { lineNo }: Line): number => {
  const at = lines.findIndex((one) => one.lineNo > lineNo)
  return at < 0 ? lines.length : at
}

async function remove(now: Memory, lineNo: number): Promise<void> {
  const { batchId } = now.batch.batch
  const totals = await call(cash.remove, { params: { batchId, lineNo } })
  keepBatch(
    now,
    now.batch.lines.filter((line) => line.lineNo !== lineNo),
    totals,
  )
  now.warned = null
}

function keepBatch(now: Memory, lines: Line[], totals: Partial<BatchShown['batch']>): void {
  now.batch = { ...now.batch, batch: { ...now.batch.batch, ...totals }, lines }
  queries.setQueryData(batchShown(now.batch.batch.batchId).queryKey, now.batch)
}
