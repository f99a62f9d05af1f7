import { TextLink } from '../../parts/links.tsx'
import type { WholeTask } from './work-queries.ts'

type Link = WholeTask['links'][number]

/** What a link of each kind is called. A part of the product that adds a kind adds a line here and one below. */
export const linkKindWords: Record<Link['kind'], string> = {
  run: 'Bill run',
  account: 'Account',
  bill: 'Bill',
  import: 'Import',
  finding: 'Finding',
  delegation: 'Delegation',
  case: 'Case',
}

/** A link to what a task is about. */
export function LinkTo({ link: { kind, key } }: { readonly link: Link }) {
  const text = `${linkKindWords[kind]} ${key}`
  if (kind === 'run')
    return (
      <TextLink to="/runs/$runId" params={{ runId: key }}>
        {text}
      </TextLink>
    )
  if (kind === 'account')
    return (
      <TextLink to="/accounts/$accountNumber" params={{ accountNumber: key }}>
        {text}
      </TextLink>
    )
  if (kind === 'bill')
    return (
      <TextLink to="/bills/$number" params={{ number: key }}>
        {text}
      </TextLink>
    )
  if (kind === 'import')
    return (
      <TextLink to="/imports/$importId" params={{ importId: key }}>
        {text}
      </TextLink>
    )
  if (kind === 'finding')
    return (
      <TextLink to="/checks/findings/$findingId" params={{ findingId: key }}>
        {text}
      </TextLink>
    )
  if (kind === 'case')
    return (
      <TextLink to="/cases/$caseId" params={{ caseId: key }}>
        {text}
      </TextLink>
    )
  return (
    <TextLink to="/delegations/$delegationId" params={{ delegationId: key }}>
      {text}
    </TextLink>
  )
}
