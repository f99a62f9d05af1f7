import { isState } from '../premises/publication-28.ts'

/** The last line of an address: `ONTARIO CA 91764-1234`. */
export type LastLine = {
  readonly place: string
  readonly state: string
  readonly zip5: string
  readonly zip4: string | null
}

/** States as people write them out; Publication 28, appendix B, asks for the two letters. */
const stateNames = new Map(
  `ALABAMA:AL ALASKA:AK ARIZONA:AZ ARKANSAS:AR CALIFORNIA:CA COLORADO:CO CONNECTICUT:CT DELAWARE:DE FLORIDA:FL GEORGIA:GA GUAM:GU
HAWAII:HI IDAHO:ID ILLINOIS:IL INDIANA:IN IOWA:IA KANSAS:KS KENTUCKY:KY LOUISIANA:LA MAINE:ME MARYLAND:MD MASSACHUSETTS:MA MICHIGAN:MI
MINNESOTA:MN MISSISSIPPI:MS MISSOURI:MO MONTANA:MT NEBRASKA:NE NEVADA:NV NEW_HAMPSHIRE:NH NEW_JERSEY:NJ NEW_MEXICO:NM NEW_YORK:NY
NORTH_CAROLINA:NC NORTH_DAKOTA:ND OHIO:OH OKLAHOMA:OK OREGON:OR PENNSYLVANIA:PA PUERTO_RICO:PR RHODE_ISLAND:RI SOUTH_CAROLINA:SC
SOUTH_DAKOTA:SD TENNESSEE:TN TEXAS:TX UTAH:UT VERMONT:VT VIRGINIA:VA WASHINGTON:WA WEST_VIRGINIA:WV WISCONSIN:WI WYOMING:WY
DISTRICT_OF_COLUMBIA:DC
ALA:AL ALAS:AK ARIZ:AZ ARK:AR CALIF:CA CAL:CA COLO:CO COL:CO CONN:CT DEL:DE FLA:FL FLOR:FL IDA:ID ILL:IL IND:IN KANS:KS KAN:KS KEN:KY KENT:KY
MASS:MA MICH:MI MINN:MN MISS:MS MONT:MT NEBR:NE NEB:NE NEV:NV N_MEX:NM NEW_M:NM N_DAK:ND OKLA:OK OREG:OR ORE:OR PENN:PA S_DAK:SD TENN:TN
TEX:TX WASH:WA W_VA:WV WIS:WI WISC:WI WYO:WY`
    .split(/\s+/)
    .map((entry) => entry.split(':') as [string, string])
    .map(([name, letters]) => [name.replaceAll('_', ' '), letters] as const),
)

/** Reads `Ontario, California 91764-1234`; null when the line does not end with a state and a ZIP code. */
export function readLastLine(line: string): LastLine | null {
  const text = plainWords(line)
  const match = /^(.+) (\d{5})(?:-?(\d{4}))?$/.exec(text)
  if (!match) return null
  const [, before, zip5, zip4] = match as unknown as [string, string, string, string | undefined]
  const words = before.split(' ')
  // The longest name first: WEST VIRGINIA is not the place WEST in VIRGINIA.
  for (const many of [3, 2, 1]) {
    const name = words.slice(-many).join(' ')
    const state = stateNames.get(name) ?? (many === 1 && isState(name) ? name : undefined)
    if (state && words.length > many)
      return { place: words.slice(0, -many).join(' '), state, zip5, zip4: zip4 ?? null }
  }
  return null
}

/** A line in capitals with single blanks, without the punctuation Publication 28 (222) leaves out; a hyphen, a slash and `#` stay. */
export const plainWords = (line: string): string =>
  line
    .normalize('NFC')
    .toUpperCase()
    .replaceAll(/['’.]/g, '')
    .replaceAll(/½/g, ' 1/2')
    .replaceAll('#', ' # ')
    .replaceAll(/[^\p{L}\p{N}#/&%-]+/gu, ' ')
    .trim()

/** `ONTARIO CA 91764-1234`. */
export const lastLineText = ({ place, state, zip5, zip4 }: LastLine): string =>
  `${place} ${state} ${zip5}${zip4 ? `-${zip4}` : ''}`
