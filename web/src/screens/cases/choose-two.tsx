import { Button, Group, NativeSelect, Stack, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Refusal } from '../../parts/refusal.tsx'
import { accountShown } from '../accounts/account-queries.ts'

type ChooseProps = { readonly onChosen: (pair: { keep: number; merge: number }) => void }

/** Any two people that somebody names, by an account of each. */
export function ChooseTwo({ onChosen }: ChooseProps) {
  const [keep, setKeep] = useState(0)
  const [merge, setMerge] = useState(0)
  return (
    <Stack gap="xs" component="section" aria-labelledby="any-two">
      <Title order={2} id="any-two">
        Any two others
      </Title>
      <Group align="flex-end" gap="md">
        <PersonOf label="Keep: account" onPerson={setKeep} />
        <PersonOf label="Merge into it: account" onPerson={setMerge} />
        <Button
          variant="default"
          disabled={keep === 0 || merge === 0}
          onClick={() => onChosen({ keep, merge })}
        >
          Show what would move
        </Button>
      </Group>
    </Stack>
  )
}

type PersonProps = { readonly label: string; readonly onPerson: (partyId: number) => void }

/** A person of an account whose number is typed. */
function PersonOf({ label, onPerson }: PersonProps) {
  const [number, type] = useState('')
  const account = useQuery({
    ...accountShown(number.trim()),
    enabled: /\d{6}/.test(number.replaceAll('-', '')),
    retry: false,
  })
  const parties = [...new Map((account.data?.parties ?? []).map((one) => [one.partyId, one])).values()]
  return (
    <Stack gap={4}>
      <Group align="flex-end" gap="xs">
        <TextInput
          label={label}
          w="12rem"
          value={number}
          onChange={({ currentTarget }) => type(currentTarget.value)}
        />
        <NativeSelect
          label="Person"
          disabled={parties.length === 0}
          onChange={({ currentTarget }) => onPerson(Number(currentTarget.value))}
          data={[
            { value: '0', label: 'Choose …' },
            ...parties.map(({ partyId, name, role }) => ({ value: `${partyId}`, label: `${name}, ${role}` })),
          ]}
        />
      </Group>
      <Refusal error={account.error} />
    </Stack>
  )
}
