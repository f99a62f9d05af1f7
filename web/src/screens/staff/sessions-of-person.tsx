import { access } from '@cartwright/api/access'
import { call } from '@cartwright/api/client'
import { Window } from '../../parts/window.tsx'
import { useQuery } from '@tanstack/react-query'
import { SessionList } from '../../parts/session-list.tsx'
import { useCommand } from '../../parts/use-command.ts'

type SessionsOfPersonProps = {
  readonly person: { readonly userId: string; readonly name: string }
  readonly onClose: () => void
}

/** Where a person is signed in, for the administrator, who can end it. */
export function SessionsOfPerson({ person: { userId, name }, onClose }: SessionsOfPersonProps) {
  const query = useQuery({
    queryKey: ['sessions', userId],
    queryFn: () => call(access.sessionsOfPerson, { params: { userId } }),
  })
  const end = useCommand((sessionId: string) =>
    call(access.endSessionOfPerson, { params: { userId, sessionId } }),
  )
  const endAll = useCommand(() => call(access.endSessionsOfPerson, { params: { userId } }))
  return (
    <Window onClose={onClose} title={`Where ${name} is signed in`} size="xl">
      <SessionList
        query={query}
        end={end}
        endAll={endAll}
        endAllWords={`End all: ${name} has to sign in again`}
        empty={`${name} is signed in nowhere.`}
      />
    </Window>
  )
}
