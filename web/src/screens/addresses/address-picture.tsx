import { Paper, Progress, Stack, Text } from '@mantine/core'
import type { AddressState } from './address-queries.ts'
import { outcomeWords } from './address-words.ts'

const outcomes = ['good', 'fix', 'warn', 'blocked', 'not-coded'] as const
const colors = { good: 'teal', fix: 'yellow', warn: 'orange', blocked: 'red', 'not-coded': 'gray' } as const

/** The addresses by what was said of them, each a bar with its number: the picture says nothing that the words do not. */
export function AddressPicture({ shown }: { readonly shown: AddressState }) {
  const { groups, addresses, codingDays, moveUpdateDays, source } = shown
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="picture">
      <Text fw={600} id="picture" mb="xs">
        By what the post office said of them
      </Text>
      <Stack gap="xs">
        {outcomes.map((outcome) => {
          const those = groups.filter((group) => group.outcome === outcome)
          const many = those.reduce((sum, { count }) => sum + count, 0)
          const old = those.filter(({ age }) => age === 'old').reduce((sum, { count }) => sum + count, 0)
          return (
            many > 0 && (
              <div key={outcome}>
                <Text size="sm">
                  {outcomeWords[outcome]}: {many.toLocaleString('en-US')}
                  {old > 0 && `, of them ${old.toLocaleString('en-US')} coded too long ago`}
                </Text>
                <Progress value={(100 * many) / addresses} color={colors[outcome]} aria-hidden />
              </div>
            )
          )
        })}
      </Stack>
      <Text size="xs" mt="xs">
        A coding counts for {codingDays} days, looking for moves for {moveUpdateDays}. Codes: {source}.
      </Text>
    </Paper>
  )
}
