import type { NewProcedure, Place, Procedure } from '@cartwright/api/procedure-shapes'

/** What a person writes. */
export type Written = {
  readonly title: string
  readonly body: string
  readonly screens: readonly string[]
  readonly reasons: readonly string[]
  readonly caseTypes: readonly string[]
  readonly policies: readonly string[]
  readonly ownerUserId: string
  readonly reviewOn: string
  /** The first day it holds; empty: today. */
  readonly from: string
  readonly note: string
}

const keysOf = (places: readonly Place[], wanted: Place['kind']): string[] =>
  places.filter(({ kind }) => kind === wanted).map(({ key }) => key)

type Changed = Pick<Procedure, 'title' | 'body' | 'places' | 'owner' | 'reviewOn'>

/** A procedure as it is written anew: what changed is to be said, and it holds from today unless another day is named. */
export const valuesOf = ({ title, body, places, owner, reviewOn }: Changed): Written => ({
  title,
  body,
  screens: keysOf(places, 'screen'),
  reasons: keysOf(places, 'reason'),
  caseTypes: keysOf(places, 'case-type'),
  policies: keysOf(places, 'policy'),
  ownerUserId: owner.userId,
  reviewOn,
  from: '',
  note: '',
})

/** What is sent of it. */
export const sent = (written: Written): NewProcedure => {
  const { title, body, screens, reasons, caseTypes, policies, ownerUserId, reviewOn, from, note } = written
  return {
    title,
    body,
    places: [
      ...screens.map((key) => ({ kind: 'screen' as const, key })),
      ...reasons.map((key) => ({ kind: 'reason' as const, key })),
      ...caseTypes.map((key) => ({ kind: 'case-type' as const, key })),
      ...policies.map((key) => ({ kind: 'policy' as const, key })),
    ],
    ownerUserId,
    reviewOn,
    from: from || null,
    note: note.trim() || null,
  }
}
