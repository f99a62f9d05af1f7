import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { addressOf, offices } from './offices.ts'

/**
 * Opens the offices of the journeys as `npm start` does, each in a folder of its own in CARTWRIGHT_JOURNEYS. The practice city is
 * loaded once, by the first; the others get a copy of its books. Says `open` when people can come in, and stops all on SIGTERM.
 */
const root = join(import.meta.dirname, '..')
const data = process.env.CARTWRIGHT_JOURNEYS
if (!data) throw new Error('CARTWRIGHT_JOURNEYS names the folder of the journeys')

type Office = (typeof offices)[number]
const folderOf = ({ name }: Office): string => join(data, name)
const running = new Set<ChildProcess>()

/** Starts an office, and waits until it can work. */
async function open(office: Office): Promise<ChildProcess> {
  const environment = {
    ...process.env,
    PORT: String(office.port),
    CARTWRIGHT_DATA: folderOf(office),
    CARTWRIGHT_URL: addressOf(office),
  }
  const child = spawn(process.execPath, ['scripts/start.js'], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  running.add(child)
  while (!(await isReady(office))) {
    if (child.exitCode !== null)
      throw new Error(`the ${office.name} office ended with code ${child.exitCode}`)
    await setTimeout(100)
  }
  return child
}

const isReady = (office: Office): Promise<boolean> =>
  fetch(`${addressOf(office)}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  )

async function close(child: ChildProcess): Promise<void> {
  const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null
  child.kill('SIGTERM')
  await gone
  running.delete(child)
}

process.on('SIGTERM', () => {
  void Promise.all([...running].map(close)).then(() => process.exit(0))
})

const [loading, ...others] = offices
// Books are copied when nobody has them open.
await close(await open(loading))
await Promise.all(others.map((one) => cp(folderOf(loading), folderOf(one), { recursive: true })))
await Promise.all(offices.map(open))
process.stdout.write('open\n')
