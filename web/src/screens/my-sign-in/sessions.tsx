import { access } from '@cartwright/api/access'
import { call } from '@cartwright/api/client'
import { useQuery } from '@tanstack/react-query'
import { SessionList } from '../../parts/session-list.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { Part } from './part.tsx'

/** Where one is signed in, and ending what is not wanted there. */
export function Sessions() {
  const query = useQuery({ queryKey: ['sessions'], queryFn: () => call(access.sessions, {}) })
  const end = useCommand((sessionId: string) => call(access.endSession, { params: { sessionId } }))
  const endAll = useCommand(() => call(access.endOtherSessions, {}))
  return (
    <Part title="Where you are signed in">
      <SessionList
        query={query}
        end={end}
        endAll={endAll}
        endAllWords="End all others"
        empty="You are signed in nowhere else."
      />
    </Part>
  )
}
