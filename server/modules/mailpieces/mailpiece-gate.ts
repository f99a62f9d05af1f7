import type { Gate, GateLook } from '#kernel/gate'
import { counted } from '#kernel/words'
import { green, notNeeded, red } from '../billing/gate.ts'
import { insertsFor } from '../inserts/inserts-of-run.ts'
import { checkMailpiece } from './check-mailpiece.ts'
import { type Checked, inches, ounces } from './mailpiece.ts'
import { specOn, type StoredSpec } from './mailpiece-specs.ts'
import { type AlikePieces, piecesByContent, piecesWithInserts } from './pieces-of-run.ts'
import { sheetsOfBill } from './sheets-of-bill.ts'

/**
 * What a run would put in envelopes is held against the rules of USPS before a sheet is printed: red where a piece may not be mailed as the
 * version that holds says. A city that has set up no mailpiece is asked nothing.
 */
export const mailpieceFits: Gate = {
  name: 'mailpiece-fits',
  title: 'Mailpieces keep the rules of USPS',
  before: 'print',
  look: async (work, run) => {
    const spec = await specOn(work, 'bills', work.today)
    if (!spec) return notNeeded('The city has set up no mailpiece, so none is checked.')
    const inserts = await insertsFor(work, run)
    // As if every envelope had all of them: only where that would hold the run, each bill is looked at.
    const pieces = await piecesByContent(work, run.id, inserts)
    if (pieces.length === 0) return notNeeded('Nothing of this run goes into an envelope so far.')
    const most = judged(pieces, spec)
    if (inserts.length === 0 || most.stands === 'green') return most
    return judged(await piecesWithInserts(work, run.id, inserts), spec)
  },
}

type Judged = { readonly pieces: AlikePieces; readonly checked: Checked }

const many = (some: readonly Judged[]): number => some.reduce((sum, { pieces }) => sum + pieces.many, 0)

function judged(all: readonly AlikePieces[], { body, version }: StoredSpec): GateLook {
  const looked = all.map((pieces): Judged => {
    const sheets = sheetsOfBill({ ...pieces, bothSides: body.bothSides })
    return { pieces, checked: checkMailpiece({ body, sheets, inserts: pieces.inserts }) }
  })
  const stopped = looked.filter(({ checked }) => checked.faults.some(({ stops }) => stops))
  if (stopped.length === 0) return green(heaviest(looked, version))
  const [fault] = stopped.flatMap(({ checked }) => checked.faults)
  return red(
    `${counted(many(stopped), 'piece', 'pieces')} of this run may not be mailed as version ${version} of the mailpiece says. ${fault!.sentence} (${fault!.section}) Mend the mailpiece, or hold these bills.`,
    '/mailpieces',
  )
}

function heaviest(looked: readonly Judged[], version: number): string {
  const { checked, pieces } = looked.toSorted((a, b) => b.checked.weightMills - a.checked.weightMills)[0]!
  const told =
    checked.faults.length === 0 ? '' : ` ${checked.faults.map(({ sentence }) => sentence).join(' ')}`
  return `The heaviest of ${counted(many(looked), 'piece', 'pieces')} has about ${counted(checked.sheets, 'sheet', 'sheets')}${withInserts(pieces)}: ${ounces(checked.weightMills)} and ${inches(checked.thicknessMils)}, as version ${version} of the mailpiece says.${told}`
}

const withInserts = ({ inserts }: AlikePieces): string =>
  inserts.length === 0 ? '' : ` and ${counted(inserts.length, 'insert', 'inserts')}`
