import { call } from '@cartwright/api/client'
import type { SuccessOf } from '@cartwright/api/route'
import { ways } from '@cartwright/api/sign-in-ways'
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ButtonLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useMay, useSession } from '../../session.tsx'
import { ChangePassword } from './change-password.tsx'
import { Codes } from './codes.tsx'
import { Part } from './part.tsx'
import { Passkeys } from './passkeys.tsx'
import { Sessions } from './sessions.tsx'

type Ways = SuccessOf<typeof ways.list>

/** How one signs in: password, codes, passkeys, provider, sessions and tokens. */
export function MySignIn() {
  const query = useQuery({ queryKey: ['sign-in-ways'], queryFn: () => call(ways.list, {}) })
  const held = useSession()?.step === 'set-up'
  const more = useMay()('sign-in.own')
  return (
    <Stack gap="xl" maw="46rem">
      <PageHead title="My sign-in" state={query.data ? standing(query.data) : ''} />
      {held && (
        <Alert color="yellow" title="⚠ Set up a second factor first">
          Your role must have one. Set up codes or a passkey here; then the rooms of your role open.
        </Alert>
      )}
      <Loaded query={query} rows={8}>
        {(own) =>
          own.fixed ? (
            <Text>
              You are an invented person of a practice city: one click signs you in, and nothing here changes.
            </Text>
          ) : (
            <>
              {own.password && !held && <PasswordPart />}
              <Codes own={own} />
              <Passkeys own={own} />
              {own.oidc && <Provider {...own.oidc} />}
            </>
          )
        }
      </Loaded>
      {more && (
        <>
          <Sessions />
          <Part title="Tokens">
            <Text>For programs that work in your name.</Text>
            <Group>
              <ButtonLink variant="default" to="/tokens">
                Your tokens
              </ButtonLink>
            </Group>
          </Part>
        </>
      )}
    </Stack>
  )
}

function PasswordPart() {
  const [open, setOpen] = useState(false)
  return (
    <Part title="Password">
      <Group>
        <Button variant="default" onClick={() => setOpen(true)}>
          Change your password
        </Button>
      </Group>
      {open && <ChangePassword onClose={() => setOpen(false)} />}
    </Part>
  )
}

const Provider = ({ label, linked }: { readonly label: string; readonly linked: boolean }) => (
  <Part title="Provider">
    <Text>
      {linked
        ? `● You have signed in with ${label}.`
        : `○ You can sign in with ${label}, by your e-mail address.`}
    </Text>
  </Part>
)

const methods: Record<Ways['method'], string> = {
  password: 'your password alone',
  code: 'your password and a code',
  passkey: 'a passkey',
  oidc: 'your organization’s account',
  practice: 'one click',
}

const standing = ({ method, required }: Ways): string =>
  `You came in by ${methods[method]}.${required ? ' Your role must have a second factor.' : ''}`
