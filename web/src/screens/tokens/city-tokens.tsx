import { access } from '@cartwright/api/access'
import { call } from '@cartwright/api/client'
import { Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { TokenForm } from '../../parts/token-form.tsx'
import { TokenList } from '../../parts/token-list.tsx'
import { useCommand } from '../../parts/use-command.ts'

/** All tokens of the city, and new ones for machines. */
export function CityTokens() {
  const query = useQuery({ queryKey: ['city-tokens'], queryFn: () => call(access.cityTokens, {}) })
  const revoke = useCommand((tokenId: string) => call(access.revokeCityToken, { params: { tokenId } }))
  const [making, make] = useState(false)
  return (
    <Stack gap="sm">
      <PageHead
        title="Tokens of the city"
        state="Programs that work in the name of a person, or as a machine with a role of its own."
        action={!making && <Button onClick={() => make(true)}>Make a token for a machine</Button>}
      />
      <Refusal error={query.error ?? revoke.error} />
      {making && (
        <TokenForm
          title="Make a token for a machine"
          ownRole={null}
          make={(body, role) => call(access.makeMachineToken, { body: { ...body, role } })}
          onClose={() => make(false)}
        />
      )}
      <TokenList
        rows={query.data?.rows}
        whose
        onRevoke={revoke.mutate}
        empty="No program signs in yet. Make a token for a machine, or let people make their own."
      />
    </Stack>
  )
}
