import { isBefore, type PlainDate } from '#kernel/dates'

type Version = { readonly version: number; readonly from: PlainDate }
type Span<Of> = Of & {
  /** The first day on which a later version is used; null: it is used for good. */
  readonly until: PlainDate | null
  /** Whether letters begin from it on any day: another version may take its place before its first. */
  readonly hasDays: boolean
}

/**
 * Until when each version of a template is used. Letters begin from the newest version whose day has come, so each version ends on the
 * first day of any that was published after it. Pure; keeps the order it is given.
 */
export function templateSpans<Of extends Version>(versions: readonly Of[]): Span<Of>[] {
  return versions.map((one) => {
    const until = versions
      .filter(({ version }) => version > one.version)
      .map(({ from }) => from)
      .reduce<PlainDate | null>((first, from) => (first && isBefore(first, from) ? first : from), null)
    return { ...one, until, hasDays: until === null || isBefore(one.from, until) }
  })
}
