import { SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { day, instant } from '../../parts/day.tsx'
import type { Letter } from './letter-queries.ts'
import { PdfPage } from './pdf-frame.tsx'
import { SentActions } from './sent-actions.tsx'

/** A letter as it was sent on its way, what happened to it, and what can be done next. */
export const LetterSent = ({ letter }: { readonly letter: Letter }) => (
  <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl" verticalSpacing="md">
    <Stack gap="md">
      <Text>{told(letter)}</Text>
      <SentActions letter={letter} />
      <section aria-labelledby="letter-events">
        <Title order={2} id="letter-events" mb={4}>
          What happened
        </Title>
        <ol>
          {letter.events.map(({ at, by, what, note }) => (
            <li key={`${at} ${what}`}>
              {instant(at)}: {what}, {by}
              {note && `. ${note}`}
            </li>
          ))}
        </ol>
      </section>
    </Stack>
    <section aria-labelledby="letter-page">
      <Title order={2} id="letter-page" mb={4}>
        The page
      </Title>
      <PdfPage
        title={`Letter ${letter.number}`}
        url={`/api/letters/${letter.id}/pdf?edition=${letter.edition}`}
      />
    </section>
  </SimpleGrid>
)

function told(letter: Letter): string {
  const { state, sendBy, sentOn, mailTo, email, returnedOn, returnedBecause, draftedBy, approvedBy } = letter
  const by = `Written by ${draftedBy}${approvedBy ? `, approved by ${approvedBy}` : ''}.`
  const to =
    sendBy === 'email' ? `by e-mail to ${email?.to ?? 'its party'}` : `by mail to ${mailTo.join(', ')}`
  if (state === 'returned')
    return `It came back on ${day(returnedOn!)}: ${returnedBecause}. It was sent ${to} on ${day(sentOn!)}. ${by}`
  if (sentOn) return `It was sent ${to} on ${day(sentOn)}. ${by}`
  if (state === 'approved' && email && email.state !== 'waiting')
    return `Its e-mail to ${email.to} is ${email.state}: ${email.answer ?? ''} ${by}`
  return `It goes ${to}. ${by}`
}
