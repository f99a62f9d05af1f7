import { call } from '@cartwright/api/client'
import { type Session, staff } from '@cartwright/api/staff'
import { Button, Menu, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { queries } from '../queries.ts'
import { sessionQuery, useSession } from '../session.tsx'

const ChangePassword = lazy(() =>
  import('./change-password.tsx').then((module) => ({ default: module.ChangePassword })),
)

const SessionsDialog = lazy(() =>
  import('./sessions-dialog.tsx').then((module) => ({ default: module.SessionsDialog })),
)

/** Who is signed in, where, their tokens, changing one's password, and the way out. */
export function PersonMenu() {
  const session = useSession()
  const navigate = useNavigate()
  const [open, setOpen] = useState<'password' | 'sessions' | null>(null)
  const close = () => setOpen(null)
  const leaving = useMutation({
    mutationFn: () => call(staff.signOut, {}),
    onSuccess: async () => {
      queries.clear()
      await queries.fetchQuery(sessionQuery)
      await navigate({ to: '/sign-in' })
    },
  })
  if (!session?.person) return null
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" size="xs">
            {session.person.name} ({session.role})
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            <Text size="xs">{session.person.email}</Text>
          </Menu.Label>
          {!session.city?.demo && (
            <Menu.Item onClick={() => setOpen('password')}>Change your password …</Menu.Item>
          )}
          <Menu.Item onClick={() => setOpen('sessions')}>Where you are signed in …</Menu.Item>
          <Menu.Item onClick={() => void navigate({ to: '/tokens' })}>Your tokens</Menu.Item>
          <OtherCities session={session} />
          <Menu.Item onClick={() => leaving.mutate()}>Sign out</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense fallback={null}>
        {open === 'password' && <ChangePassword onClose={close} />}
        {open === 'sessions' && <SessionsDialog onClose={close} />}
      </Suspense>
    </>
  )
}

/** The other cities this person works for. The choice lies in a cookie, and the screen begins anew in the other books. */
function OtherCities({ session }: { session: Session }) {
  const others = session.cities.filter(({ name }) => name !== session.city?.name)
  return others.map(({ name, title }) => (
    <Menu.Item key={name} onClick={() => workFor(name)}>
      Work for {title}
    </Menu.Item>
  ))
}

function workFor(city: string): void {
  document.cookie = `cartwright-city=${city}; path=/; samesite=lax`
  location.assign('/')
}
