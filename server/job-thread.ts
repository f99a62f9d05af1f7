import { readlinkSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { basename } from 'node:path'

/**
 * A thread that does long work. It gives way before it reads what it is to do: reading and warming up takes it most of a second, and at the
 * beginning of a run several threads do that at once. Whoever pays at that moment would wait for all of them.
 */
giveWay()
await import('./thread-jobs.ts')

/**
 * Whoever waits at a desk goes first: Linux gives this thread alone a lower priority than the one that answers people. Other systems
 * know no priority of a thread, and lose nothing but that.
 */
function giveWay(): void {
  if (process.platform !== 'linux') return
  const thread = Number(basename(readlinkSync('/proc/thread-self')))
  setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL)
}
