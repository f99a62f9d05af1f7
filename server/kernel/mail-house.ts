/** A package for the mail house, whole, as it lies on the disk. */
export type PackageFile = {
  readonly path: string
  /** The name it gets at the mail house. */
  readonly name: string
  readonly bytes: number
  readonly sha256: string
  /** Its name there while it is not whole: another one for each try. */
  readonly unfinished: string
  /** What tries before may have left there. */
  readonly leftOver: readonly string[]
  /** From this a try before began to rename it, and nobody heard how that ended; null: none did. */
  readonly renamedFrom: string | null
}

/** What the mail house is told, and tells, while a package goes. */
export type WhileItGoes = {
  /** Asked just before it gets its name, from which moment the mail house may take it. False: it must not. */
  readonly mayBeNamed: () => Promise<boolean>
  readonly wentUp: (bytes: number) => void
}

/**
 * What came of one try. `later`: it is not there, and may be tried again. `refused`: it would be refused again until somebody puts `todo`
 * right. `unknown`: it may have been there and been taken, so only the mail house knows.
 */
export type UploadOutcome =
  | { readonly outcome: 'delivered'; readonly answer: string; readonly hashChecked: boolean }
  | { readonly outcome: 'later' | 'refused' | 'unknown'; readonly answer: string; readonly todo: string }

/** Whoever takes packages for a city. */
export type MailHouse = {
  /** Where they go, in words that name it everywhere: `user@host:22/folder`. */
  readonly destination: string
  /** Whether nobody is there, for practice. */
  readonly practice: boolean
  /** Tries to deliver a package, once. It throws for nothing that a server does. */
  readonly deliver: (file: PackageFile, during: WhileItGoes) => Promise<UploadOutcome>
}

/** The mail house of a city; null where none is set up. */
export type MailHouseOf = (city: string) => Promise<MailHouse | null>
