import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { accountShown } from '../accounts/account-queries.ts'
import { useMay } from '../../session.tsx'
import { deskShown } from './desk-queries.ts'
import { IdentityDialog } from './identity-dialog.tsx'

type Proving = {
  /** Does it, or asks first who is calling where the city’s rule guards what is private and nobody has proved it today. */
  readonly first: (then: () => void) => void
  /** The window that asks. */
  readonly asking: ReactNode
}

/** Before something private is read out to a caller: they are asked who they are, as the city’s rule says, and the result is recorded. */
export function useProveFirst(accountNumber: string): Proving {
  const may = useMay()('contacts.write')
  const desk = useQuery({ ...deskShown(accountNumber), enabled: may }).data
  const [then, wait] = useState<(() => void) | null>(null)
  const account = useQuery({ ...accountShown(accountNumber), enabled: then !== null }).data
  const guarded = desk?.identity?.guards.includes('read-out') && !desk.provedToday
  const go = () => {
    wait(null)
    then?.()
  }
  return {
    first: (deed) => (guarded ? wait(() => deed) : deed()),
    asking: then && account && (
      <IdentityDialog
        account={account}
        forWhat={['read-out']}
        onPassed={go}
        onNobody={go}
        onClose={() => wait(null)}
      />
    ),
  }
}
