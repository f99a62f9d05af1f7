import { Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { day } from '../../parts/day.tsx'
import { count } from '../../parts/words.ts'
import { type AddressState, addressState } from '../addresses/address-queries.ts'
import { outcomeWords } from '../addresses/address-words.ts'
import { postalStanding, type Standing } from '../postal/postal-queries.ts'
import { standsWords } from '../postal/postal-words.ts'
import { Card } from './card.tsx'

const troubles = ['fix', 'warn', 'blocked', 'not-coded'] as const

/** How old Move Update is, and what is wrong with addresses. */
export function AddressCard() {
  const { data, error } = useQuery(addressState)
  return (
    <Card to="/addresses" title="Addresses" sentence={data && addressSentence(data)} error={error}>
      <Stack gap={6}>
        {troubles.map((outcome) => {
          const many = (data?.groups ?? [])
            .filter((group) => group.outcome === outcome)
            .reduce((sum, group) => sum + group.count, 0)
          return (
            many > 0 && (
              <Group key={outcome} justify="space-between" gap="xs">
                <Text size="sm">{outcomeWords[outcome]}</Text>
                <Text size="sm">{count(many, 'address', 'addresses')}</Text>
              </Group>
            )
          )
        })}
      </Stack>
    </Card>
  )
}

function addressSentence({ exportedOn, moveUpdate, moveUpdateDays }: AddressState): string {
  if (exportedOn === null) return 'Addresses were never held against moves: export them first.'
  const stale = moveUpdate.old + moveUpdate.never
  return stale === 0
    ? `✓ Moves were looked for within ${moveUpdateDays} days, for all ${count(moveUpdate.fresh, 'address', 'addresses')}.`
    : `✗ Moves were not looked for within ${moveUpdateDays} days for ${count(stale, 'address', 'addresses')}.`
}

/** Which prices and lists of the post office hold, and when a list runs out. */
export function PostalCard() {
  const { data, error } = useQuery(postalStanding)
  return (
    <Card to="/postal" title="Postal data" sentence={data && postalSentence(data)} error={error}>
      <Stack gap={6}>
        {data?.lists.map(({ kind, title, stands, lastOn }) => (
          <Group key={kind} justify="space-between" gap="xs">
            <Text size="sm">{title}</Text>
            <Text size="sm">
              {standsWords[stands]}
              {stands === 'in-force' && lastOn !== null && ` until ${day(lastOn)}`}
            </Text>
          </Group>
        ))}
      </Stack>
    </Card>
  )
}

const postalSentence = ({ pricesEffectiveOn, lists }: Standing): string =>
  [
    pricesEffectiveOn === null ? 'No price list is loaded.' : `Prices of ${day(pricesEffectiveOn)}.`,
    ...(lists.some(({ stands }) => stands === 'expired') ? ['✗ A labeling list has run out.'] : []),
  ].join(' ')
