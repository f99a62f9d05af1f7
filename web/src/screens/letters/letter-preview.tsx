import { callForFile } from '@cartwright/api/client'
import { letters } from '@cartwright/api/letters'
import { Anchor, Group, Text, Title } from '@mantine/core'
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Refusal } from '../../parts/refusal.tsx'
import { PdfFrame } from './pdf-frame.tsx'
import type { Written } from './use-draft.ts'

type Preview = { readonly letterId: number; readonly written: Written }

const previewOf = ({ letterId, written }: Preview) =>
  queryOptions({
    queryKey: ['letter-preview', letterId, JSON.stringify(written)],
    queryFn: () => callForFile(letters.preview, { params: { id: letterId }, body: written }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  })

/** The page as it will be, made anew whenever nobody types for a moment. */
export function LetterPreview({ letterId, written }: Preview) {
  const quiet = useQuiet(written)
  const query = useQuery(previewOf({ letterId, written: quiet }))
  return (
    <section aria-labelledby="letter-preview">
      <Group justify="space-between" mb={4}>
        <Title order={2} id="letter-preview">
          The page
        </Title>
        <Text size="sm" aria-live="polite">
          {query.isFetching ? 'Being made …' : ''}
        </Text>
      </Group>
      <Refusal error={query.error} />
      {query.data && !query.error && <PdfFrame title="Preview of the letter" bytes={query.data} />}
      <Anchor size="sm" href={`/api/letters/${letterId}/pdf`} target="_blank">
        Open what is saved as PDF
      </Anchor>
    </section>
  )
}

/** What was written when nobody had typed for a moment. */
function useQuiet(written: Written): Written {
  const [quiet, setQuiet] = useState(written)
  const now = JSON.stringify(written)
  useEffect(() => {
    const timer = setTimeout(() => setQuiet(JSON.parse(now) as Written), 700)
    return () => clearTimeout(timer)
  }, [now])
  return quiet
}
