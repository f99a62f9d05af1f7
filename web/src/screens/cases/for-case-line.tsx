import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { TextLink } from '../../parts/links.tsx'
import { caseShown } from './case-queries.ts'
import { useForCase } from './for-case.ts'

/** Says for which case something is put right, and leads back to it; nothing, where the screen was not opened from one. */
export function ForCaseLine() {
  const caseId = useForCase()
  return caseId === null ? null : <ForThisCase caseId={caseId} />
}

/** Says for which case something is put right. */
export function ForThisCase({ caseId }: { readonly caseId: number }) {
  const title = useQuery(caseShown(caseId)).data?.title
  return (
    <Text size="sm">
      For <CaseLink id={caseId} title={title ?? null} />. What comes of it is shown there by itself.
    </Text>
  )
}

/** Under what is listed: the case it is for, where there is one. */
export const ForCase = ({ id, title }: { readonly id: number | null; readonly title: string | null }) =>
  id !== null && (
    <Text size="xs" component="div">
      For <CaseLink id={id} title={title} />
    </Text>
  )

/** A case by its number and what it is about. */
export const CaseLink = ({ id, title }: { readonly id: number; readonly title: string | null }) => (
  <TextLink to="/cases/$caseId" params={{ caseId: String(id) }} fz="inherit">
    case {id}
    {title && `, ${title}`}
  </TextLink>
)
