import { z } from 'zod'

/** Something wrong in a city folder: where, what, and what to write instead. Lines and columns count from 1. */
export const SetupFault = z.object({
  severity: z.enum(['fault', 'warning']),
  file: z.string(),
  line: z.int().nullable(),
  column: z.int().nullable(),
  message: z.string(),
  instead: z.string().nullable(),
})

/** One thing that adopting a folder changes, in words. */
export const SetupEffect = z.object({
  part: z.enum(['city', 'cycles', 'ledger accounts', 'policies', 'rates', 'letters']),
  file: z.string().describe('The file of the folder that says so.'),
  what: z
    .string()
    .describe('A sentence: `New rate table 2027 of collection, by Resolution 2026-101: 65 rows.`'),
  from: z.iso
    .date()
    .nullable()
    .describe('The first day on which it counts; null: from the day of adoption on.'),
  says: z
    .array(z.object({ what: z.string(), before: z.string().nullable(), after: z.string().nullable() }))
    .describe('What it said and what it says; null where it said nothing. At most 200.'),
})

/** A run that is not posted and that a change of the set-up touches. */
export const TouchedRun = z.object({
  runId: z.int(),
  cycle: z.string(),
  from: z.iso.date(),
  until: z.iso.date().describe('The first day after its period.'),
  state: z.string(),
  sentence: z.string().describe('What it means for the run and what is to be done.'),
})

/** Why a part of a folder would not be taken, as its refusal says. */
export const SetupBar = z.object({
  code: z.string(),
  part: SetupEffect.shape.part,
  title: z.string(),
  instead: z.string().nullable(),
  what: z
    .string()
    .describe('What it is about: the rate, the policy, the cycle or the ledger account, with the run.'),
})

/** A procedure that quotes a rule which a change of the set-up touches. */
export const QuotingProcedure = z.object({
  procedureId: z.int(),
  title: z.string(),
  owner: z.string().describe('Who is asked to look it over once the change is adopted.'),
  markers: z.array(z.string()).describe('What it quotes of what changes: `policy:proration`.'),
})

/** A file of a folder. */
export const SetupFile = z.object({
  path: z.string(),
  bytes: z.int(),
  picture: z.boolean(),
  change: z.enum(['same', 'changed', 'new', 'gone']).describe('Beside the folder it is held against.'),
})

export const SetupChangeState = z.enum(['draft', 'proposed', 'adopted', 'withdrawn'])

/** A change of the set-up while it is prepared, and what became of it. */
export const SetupChange = z.object({
  id: z.int(),
  reason: z.string(),
  state: SetupChangeState,
  edition: z.int().describe('Counts up with every edit; send it back with the next one.'),
  begunBy: z.string(),
  begunAt: z.iso.datetime(),
  proposedBy: z.string().nullable(),
  proposedAt: z.iso.datetime().nullable(),
  endedBy: z.string().nullable(),
  endedAt: z.iso.datetime().nullable(),
  note: z.string().nullable().describe('Why it was sent back or withdrawn.'),
})

/** A change with the check of its folder and what it would do. */
export const JudgedChange = SetupChange.extend({
  files: z.array(SetupFile).describe('Held against the folder it was begun from.'),
  faults: z.array(SetupFault),
  effects: z.array(SetupEffect).describe('What adopting it changes; empty while there is a fault.'),
  bars: z.array(SetupBar).describe('What would be refused: what posted runs rest on.'),
  notes: z.array(z.string()).describe('What the folder wants and the books keep as it is.'),
  runs: z.array(TouchedRun),
  procedures: z.array(QuotingProcedure).describe('Procedures in use that quote what changes, by title.'),
  secondPerson: z.object({ asked: z.boolean(), citation: z.string().nullable(), own: z.boolean() }),
  outdated: z.boolean().describe('Whether the set-up was changed since this change was begun.'),
}).meta({ id: 'JudgedChange' })

/** The set-up as it was adopted at one time. */
export const SetupVersion = z.object({
  id: z.int(),
  sha256: z.string(),
  adoptedOn: z.iso.date(),
  adoptedAt: z.iso.datetime(),
  adoptedBy: z.string(),
  reason: z.string().nullable(),
  changeId: z.int().nullable().describe('The change it came by; null when the folder was loaded.'),
  effects: z.int().describe('How many things it changed.'),
})

/** Lines that two people changed, each in their own way. */
export const ClashingPart = z.object({
  line: z.int().describe('Where the part begins in the file as the other left it.'),
  before: z.string().describe('What both began from.'),
  theirs: z.string(),
  mine: z.string(),
})

/** How one file differs between two folders, line by line. */
export const FileDifference = z.object({
  path: z.string(),
  change: z.enum(['changed', 'new', 'gone']),
  lines: z
    .array(
      z.object({
        kind: z.enum(['same', 'gone', 'new', 'skipped']),
        before: z.int().nullable().describe('The number of the line before.'),
        after: z.int().nullable(),
        text: z.string().describe('The line; of `skipped`, how many lines are the same.'),
      }),
    )
    .describe('Empty for pictures.'),
})

/** What others changed in the set-up since a change was begun, and where both changed the same lines. */
export const Meanwhile = z.object({
  versions: z.array(SetupVersion).describe('What was adopted since, newest first.'),
  effects: z.array(SetupEffect).describe('What that changed, in words.'),
  files: z.array(FileDifference).describe('The folder the change was begun from, and the one there is now.'),
  clashes: z.array(
    z.object({
      path: z.string(),
      parts: z
        .array(ClashingPart)
        .describe('Empty for pictures and for a file that one of the two took out.'),
    }),
  ),
})
