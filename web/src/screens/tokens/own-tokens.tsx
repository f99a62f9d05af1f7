import { access } from '@cartwright/api/access'
import { call } from '@cartwright/api/client'
import { Button, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { TokenForm } from '../../parts/token-form.tsx'
import { TokenList } from '../../parts/token-list.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useSession } from '../../session.tsx'

/** The tokens of the person who is signed in, for programs that work for them. */
export function OwnTokens() {
  const session = useSession()
  const query = useQuery({ queryKey: ['tokens'], queryFn: () => call(access.tokens, {}) })
  const revoke = useCommand((tokenId: string) => call(access.revokeToken, { params: { tokenId } }))
  const [making, make] = useState(false)
  return (
    <Stack gap="sm">
      <PageHead
        title="Your tokens"
        state="A program that has one works in your name, within what you choose."
        action={!making && <Button onClick={() => make(true)}>Make a token</Button>}
      />
      <Refusal error={query.error ?? revoke.error} />
      {making && session?.role && (
        <TokenForm
          title="Make a token"
          ownRole={session.role}
          make={(body) => call(access.makeToken, { body })}
          onClose={() => make(false)}
        />
      )}
      <TokenList
        rows={query.data?.rows}
        whose={false}
        onRevoke={revoke.mutate}
        empty="You have none. Make one for a program that asks the API in your name."
      />
      <Text size="sm">
        A program sends it with each request: <code>Authorization: Bearer cw_…</code>. What it may ask is
        described at <a href="/api/docs">the API</a>.
      </Text>
    </Stack>
  )
}
