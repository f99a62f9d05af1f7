import { randomUUID } from 'node:crypto'
import pino, { type Logger } from 'pino'
import { Refusal } from '#kernel/refusal'

/** One line of JSON for each event; at a terminal a line to read. Goes to standard error: results of commands go to standard output. */
export function openLog(level = process.env.CARTWRIGHT_LOG ?? 'info'): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  return process.stderr.isTTY
    ? pino(options, { write: (line) => process.stderr.write(readable(line)) })
    : pino(options, pino.destination({ dest: 2, sync: true }))
}

type Event = { level: number; time: string; msg?: string; err?: { stack?: string } } & Record<string, unknown>

/** An event as a person reads it: time of day, what, then the rest; a fault with its stack. */
function readable(line: string): string {
  const { level, time, msg, err, ...rest } = JSON.parse(line) as Event
  const more = Object.entries(rest).map(([key, value]) => ` ${key}=${JSON.stringify(value)}`)
  const sign = level >= 50 ? '✗ ' : level >= 40 ? '! ' : ''
  return `${time.slice(11, 19)} ${sign}${msg ?? ''}${more.join('')}${err?.stack ? `\n${err.stack}` : ''}\n`
}

/** Records a fault whole, a refusal in a line, and gives back the reference that the caller is told. */
export const faultsIn =
  (log: Logger) =>
  (error: unknown): string => {
    const reference = randomUUID().slice(0, 8)
    if (error instanceof Refusal) log.warn({ reference, ...error.problem }, 'refused')
    else log.error({ reference, err: error }, 'fault')
    return reference
  }
