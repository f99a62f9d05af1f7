/** `lenient` takes what real banks are known to do, with a warning; `strict` refuses it. */
export type Mode = 'strict' | 'lenient'
export type Severity = 'refuse' | 'warn'

/**
 * Why something in a bank's file is a fault. `refuse`: the file cannot be used. `lenient`: real banks are known to write it, so the
 * lenient mode takes it with a warning. `warn`: always only a warning.
 */
type Reason = {
  readonly weighs: 'refuse' | 'lenient' | 'warn'
  readonly title: string
  readonly source: string
}

type Weighed = (title: string, source: string) => Reason

export const refuses: Weighed = (title, source) => ({ weighs: 'refuse', title, source })
export const leniency: Weighed = (title, source) => ({ weighs: 'lenient', title, source })
export const warns: Weighed = (title, source) => ({ weighs: 'warn', title, source })
