import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Loaded } from '../../parts/loaded.tsx'
import { TextLink } from '../../parts/links.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useMay } from '../../session.tsx'
import { LetterComposer } from './letter-composer.tsx'
import { type Letter, letterShown } from './letter-queries.ts'
import { LetterSent } from './letter-sent.tsx'
import { languageWords, stateWords } from './letter-words.ts'

/** One letter: to be written while it is a draft, and afterwards as it was sent. */
export function LetterPage() {
  const { letterId } = useParams({ from: '/office/letters/$letterId' })
  const query = useQuery(letterShown(Number(letterId)))
  const may = useMay()('letters.write')
  const letter = query.data
  return (
    <Stack gap="md">
      <PageHead
        title={letter ? `Letter ${letter.number} to ${letter.partyName}` : 'Letter'}
        state={letter && <Standing letter={letter} />}
      />
      <Loaded query={query} rows={12}>
        {(shown) =>
          shown.state === 'draft' && may ? (
            <LetterComposer key={shown.id} letter={shown} />
          ) : (
            <LetterSent letter={shown} />
          )
        }
      </Loaded>
    </Stack>
  )
}

const Standing = ({ letter }: { readonly letter: Letter }) => (
  <>
    {stateWords[letter.state]} · account{' '}
    <TextLink to="/accounts/$accountNumber" params={{ accountNumber: letter.accountNumber }}>
      {letter.accountNumber}
    </TextLink>{' '}
    · {languageWords[letter.language]} · {letter.templateName ?? 'freely written'}
    {letter.largePrint && ' · large print'}
  </>
)
