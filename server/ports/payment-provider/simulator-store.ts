import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A payment at the simulated provider. */
export type SimulatedPayment = {
  readonly id: string
  readonly transactionId: string
  readonly reference: string
  readonly amountCents: number
  readonly description: string
  readonly language: string
  readonly tenders: readonly string[]
  readonly doneUrl: string
  readonly backUrl: string
  readonly status: 'open' | 'complete' | 'expired'
  readonly paid: boolean
  readonly tender: 'card' | 'us_bank_account' | null
  /** Of the transaction, in the provider's words. */
  readonly transactionStatus: 'requires_payment_method' | 'processing' | 'succeeded'
  readonly refundedCents: number
  /** The keys of the refunds that were made. */
  readonly refundKeys: readonly string[]
  readonly dispute: 'needs_response' | 'won' | 'lost' | null
  readonly paidAtSeconds: number | null
  readonly payoutId: string | null
  /** What was or will be told of it, in the order in which it happened. */
  readonly events: readonly SimulatedEvent[]
}
export type SimulatedEvent = {
  readonly id: string
  readonly type: string
  readonly madeAtSeconds: number
  readonly told: number
}

/** Where the simulated provider keeps its payments. */
export type SimulatorStore = {
  readonly read: (id: string) => Promise<SimulatedPayment | null>
  readonly write: (payment: SimulatedPayment) => Promise<void>
  readonly all: () => Promise<SimulatedPayment[]>
}

/** In memory, for as long as the process lives. */
export function memoryStore(): SimulatorStore {
  const kept = new Map<string, SimulatedPayment>()
  return {
    read: (id) => Promise.resolve(kept.get(id) ?? null),
    write: (payment) => {
      kept.set(payment.id, payment)
      return Promise.resolve()
    },
    all: () => Promise.resolve([...kept.values()]),
  }
}

/** As files of a folder, so that the payments are still there at the next start. */
export function folderStore(folder: string): SimulatorStore {
  const fileOf = (id: string): string => join(folder, `${id.replaceAll(/\W/g, '')}.json`)
  return {
    read: (id) => read(fileOf(id)),
    write: async (payment) => {
      await mkdir(folder, { recursive: true })
      const file = fileOf(payment.id)
      await writeFile(`${file}.unfinished`, JSON.stringify(payment))
      await rename(`${file}.unfinished`, file)
    },
    all: async () => {
      const names = await readdir(folder).catch(() => [] as string[])
      const payments = await Promise.all(
        names.filter((name) => name.endsWith('.json')).map((name) => read(join(folder, name))),
      )
      return payments.filter((one) => one !== null)
    },
  }
}

/** What a file holds; null where there is none. */
async function read(file: string): Promise<SimulatedPayment | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return text === null ? null : (JSON.parse(text) as SimulatedPayment)
}
