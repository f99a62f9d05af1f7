import { trayContents } from '../postal/trays.ts'
import type { SortedTray } from './presort.ts'

/** A line of a tray label has room for 30 characters (Mail.dat CSM-1152 to 1154). */
const room = 30

/** What people read on the label of a tray: where it goes, what is in it, and where it is mailed; with the content identifier number. Pure. */
export function labelLines(
  { level, isScheme, destination }: Pick<SortedTray, 'level' | 'isScheme' | 'destination'>,
  office: { readonly place: string; readonly state: string; readonly zip: string },
): { readonly cin: string; readonly lines: readonly [string, string, string] } {
  const { cin, line } = trayContents[isScheme ? 'scheme' : level]
  const from = `${office.place.toUpperCase().slice(0, room - 9)} ${office.state} ${office.zip}`
  return { cin, lines: [destination.slice(0, room), line, from] }
}
