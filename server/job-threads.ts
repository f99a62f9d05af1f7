import { Worker } from 'node:worker_threads'
import type { OpenDatabase } from '#database/open-database'
import type { PlainDate } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import type { Actor } from '#kernel/work'

/** What travels to a thread, and back. */
export type AskedOfThread = {
  readonly job: string
  readonly city: string
  readonly actor: Actor
  readonly today: string
  readonly data: object
}
export type AnsweredByThread =
  | { readonly done: true }
  | { readonly refused: Refusal['problem'] }
  | { readonly failure: string }

/** Threads that do long work beside the one that answers people. */
export type JobThreads = {
  /** Does a job of `job-thread.ts` in a thread that is free, or in a new one. */
  readonly run: (job: string, asked: AskedHere) => Promise<void>
  readonly close: () => Promise<void>
}
type AskedHere = Omit<AskedOfThread, 'job' | 'today'> & { readonly today: PlainDate }

/** Opens a house of threads, which is empty until there is work. Each has its own connections to the database. */
export function openJobThreads({ where }: Pick<OpenDatabase, 'where'>): JobThreads {
  const idle: Worker[] = []
  const all = new Set<Worker>()
  const start = (): Worker => {
    const thread = new Worker(new URL('./job-thread.ts', import.meta.url), { workerData: where })
    all.add(thread)
    // One that breaks tells the task it is at; one that is idle has nobody to tell, and must not end the process.
    thread.on('error', () => {})
    thread.on('exit', () => {
      all.delete(thread)
      if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1)
    })
    return thread
  }
  return {
    run: async (job, { today, ...asked }) => {
      const thread = idle.pop() ?? start()
      const answered = await answerOf(thread, { ...asked, job, today: today.toString() })
      thread.unref()
      idle.push(thread)
      if ('refused' in answered) throw new Refusal(answered.refused)
      if ('failure' in answered) throw new Error(answered.failure)
    },
    close: async () => {
      await Promise.all([...all].map((thread) => thread.terminate()))
    },
  }
}

/** An idle thread lets the process end; one at work keeps it. One that breaks is not used again. */
function answerOf(thread: Worker, asked: AskedOfThread): Promise<AnsweredByThread> {
  thread.ref()
  return new Promise((answer, fail) => {
    const end = (code: number): void => fail(new Error(`a thread ended with code ${code}`))
    thread.once('error', fail).once('exit', end)
    thread.once('message', (answered: AnsweredByThread) => {
      thread.off('error', fail).off('exit', end)
      answer(answered)
    })
    thread.postMessage(asked)
  })
}
