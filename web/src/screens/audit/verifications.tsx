import { audit } from '@cartwright/api/audit'
import { call } from '@cartwright/api/client'
import type { SuccessOf } from '@cartwright/api/route'
import { Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTimeZone } from '../../city-queries.ts'
import { instant } from '../../parts/day.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'

type BooksCheck = SuccessOf<typeof audit.verify>

/** When the books were last verified, what was found, and having it done now. */
export function Verifications() {
  const query = useQuery({
    queryKey: ['audit', 'verifications'],
    queryFn: () => call(audit.verifications, {}),
    refetchInterval: ({ state }) => (state.data?.rows[0]?.finishedAt === null ? 1500 : false),
  })
  const ask = useCommand(() => call(audit.verify, {}))
  const [last] = query.data?.rows ?? []
  const busy = ask.isPending || last?.finishedAt === null
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Button variant="default" loading={busy} onClick={() => ask.mutate(undefined)}>
          Verify now
        </Button>
        <Text component="output" size="sm">
          {query.data && <Told last={last} />}
        </Text>
      </Group>
      <Refusal error={query.error ?? ask.error} />
      {last && last.faults.length > 0 && (
        <ul>
          {last.faults.map(({ where, what }) => (
            <li key={`${where} ${what}`}>
              <strong>{where}</strong>: {what}
            </li>
          ))}
        </ul>
      )}
    </Stack>
  )
}

function Told({ last }: { readonly last: BooksCheck | undefined }) {
  const zone = useTimeZone()
  if (!last) return 'The books were not verified here yet: both chains and every balance are recomputed.'
  const { askedBy, askedAt, finishedAt, sound } = last
  if (finishedAt === null) return `Under way for ${askedBy}, asked for ${instant(askedAt, zone)}.`
  return `${sound ? '✓ All fits' : '■ Something does not fit'}: verified ${instant(finishedAt, zone)} for ${askedBy}.`
}
