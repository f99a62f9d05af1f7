import { day } from '../../parts/day.tsx'
import type { ProcedureRow } from './today-queries.ts'
import type { Waiting } from './waiting.ts'

/** A procedure: for its owner when it is to be looked over, because its day came or a rule it quotes changed; for everybody who has still to read it. */
export function ofProcedure(procedure: ProcedureRow, { userId }: { readonly userId: string }): Waiting[] {
  const { procedureId, title, owner, reviewOn, reviewDue, changedRules } = procedure
  const target = { screen: 'procedure' as const, id: procedureId }
  const mine = owner.userId === userId
  const beside = { target, withOthers: false, amountCents: 0 }
  return [
    ...(mine && changedRules.length > 0
      ? [
          {
            ...beside,
            kind: 'mine' as const,
            title: `Review “${title}”: what it quotes has changed`,
            text: `Changed: ${changedRules.join(', ')}.`,
            on: null,
          },
        ]
      : []),
    ...(mine && reviewDue && changedRules.length === 0
      ? [
          {
            ...beside,
            kind: 'mine' as const,
            title: `Review “${title}”`,
            text: `Its review was due ${day(reviewOn)}.`,
            on: reviewOn,
          },
        ]
      : []),
    ...(procedure.mustRead
      ? [
          {
            ...beside,
            kind: 'mine' as const,
            title: `Read “${title}”`,
            text: whyRead(procedure),
            on: procedure.coming?.from ?? null,
          },
        ]
      : []),
  ]
}

function whyRead({ version, newest, readVersion, coming }: ProcedureRow): string {
  if (coming && newest !== version) return `Version ${newest} holds from ${day(coming.from)} on.`
  if (readVersion === null) return 'A procedure you have not read yet.'
  return `You have read version ${readVersion}; version ${newest} is in use.`
}
