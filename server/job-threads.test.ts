import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { openJobThreads } from './job-threads.ts'

// A thread connects when it first needs the books: this asks for a job that does not.
const threads = openJobThreads({ where: { host: 'nowhere', user: 'postgres', database: 'postgres' } })
afterAll(() => threads.close())

const asked = {
  city: 'marlow',
  actor: { name: 'Dana', userId: null, role: 'coordinator' as const },
  today: PlainDate.from('2026-11-23'),
  data: {},
}

it('a thread that ended is not asked again: another one does the next job', async () => {
  await expect(threads.run('juggle', asked)).rejects.toThrow('there is no job juggle')
  await threads.close()
  await expect(threads.run('juggle', asked)).rejects.toThrow('there is no job juggle')
})

it.runIf(process.platform === 'linux')('a thread gives way to the one that answers people', async () => {
  await threads.close()
  const before = givingWay()
  await expect(threads.run('juggle', asked)).rejects.toThrow('there is no job juggle')
  expect(givingWay()).toBeGreaterThan(before)
})

/** How many threads of this process have a lower priority than usual: the 19th field of what Linux says of each, the 17th after its name. */
const givingWay = (): number =>
  readdirSync('/proc/self/task').filter((thread) => {
    const [, fields] = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8').split(') ')
    return Number(fields!.split(' ')[16]) > 0
  }).length
