import { call } from '@cartwright/api/client'
import { type Session, staff } from '@cartwright/api/staff'
import { Button, Menu, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { queries } from '../queries.ts'
import { sessionQuery, useSession } from '../session.tsx'

/** Who is signed in, how, their tokens, and the way out. */
export function PersonMenu() {
  const session = useSession()
  const navigate = useNavigate()
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
        <Menu.Item onClick={() => void navigate({ to: '/my-sign-in' })}>My sign-in</Menu.Item>
        <Menu.Item onClick={() => void navigate({ to: '/tokens' })}>Your tokens</Menu.Item>
        <OtherCities session={session} />
        <Menu.Item onClick={() => leaving.mutate()}>Sign out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
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
