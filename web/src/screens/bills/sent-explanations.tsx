import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { day } from '../../parts/day.tsx'
import { explanationEmailsOf } from './explanation-queries.ts'
import { emailWords } from './sent-words.ts'

/** To whom the explanation of a bill was sent, and what became of it. */
export function SentExplanations({ number }: { readonly number: string }) {
  const { data } = useQuery(explanationEmailsOf(number))
  return data?.rows.map(({ emailId, to, partyName, askedAt, askedBy, state }) => (
    <Text key={emailId} size="sm">
      Explained by e-mail to {partyName}, {to}, on {day(askedAt)} by {askedBy}: {emailWords[state] ?? state}
    </Text>
  ))
}
