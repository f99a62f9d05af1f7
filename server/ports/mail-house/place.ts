/** Where packages are put: a folder of an SFTP server, or for practice one of ours. What goes wrong is thrown as `PlaceFailed`. */
export type Place = {
  /** Null: there is no file of the name. */
  readonly sizeOf: (name: string) => Promise<number | null>
  /** The hash of what lies there, by reading it; null where it may not be read. */
  readonly sha256Of: (name: string, bytes: number) => Promise<string | null>
  readonly put: (path: string, name: string, wentUp: (bytes: number) => void) => Promise<void>
  /** Never takes the place of a file that is there. */
  readonly rename: (from: string, to: string) => Promise<void>
  readonly remove: (name: string) => Promise<void>
}

/** What a place answered, and what to do about it. */
export class PlaceFailed extends Error {
  readonly outcome: 'later' | 'refused'
  readonly todo: string

  constructor(outcome: 'later' | 'refused', answer: string, todo: string) {
    super(answer)
    this.outcome = outcome
    this.todo = todo
  }
}
