import { access } from '@cartwright/api/access'
import { call } from '@cartwright/api/client'
import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { SessionList } from '../parts/session-list.tsx'
import { useCommand } from '../parts/use-command.ts'

/** Where one is signed in, and ending what is not wanted there. */
export function SessionsDialog({ onClose }: { readonly onClose: () => void }) {
  const query = useQuery({ queryKey: ['sessions'], queryFn: () => call(access.sessions, {}) })
  const end = useCommand((sessionId: string) => call(access.endSession, { params: { sessionId } }))
  const endAll = useCommand(() => call(access.endOtherSessions, {}))
  return (
    <Modal opened onClose={onClose} title="Where you are signed in" size="xl">
      <SessionList
        query={query}
        end={end}
        endAll={endAll}
        endAllWords="End all others"
        empty="You are signed in nowhere else."
      />
    </Modal>
  )
}
