import { day } from '../../parts/day.tsx'
import type { ProcedureRow } from './today-queries.ts'
import type { Waiting } from './waiting.ts'

/** A procedure: for its owner when it is to be looked over, because its day came or a rule it quotes changed; for everybody who has still to read it. */
export function ofProcedure(procedure: ProcedureRow, { userId }: { readonly userId: string }): Waiting[] {
  const { procedureId, title, owner, reviewOn, reviewDue, changedRules, mustRead, version, readVersion } =
    procedure
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
    ...(mustRead
      ? [
          {
            ...beside,
            kind: 'mine' as const,
            title: `Read “${title}”`,
            text:
              readVersion === null
                ? 'A procedure you have not read yet.'
                : `You have read version ${readVersion}; version ${version} is in use.`,
            on: null,
          },
        ]
      : []),
  ]
}
