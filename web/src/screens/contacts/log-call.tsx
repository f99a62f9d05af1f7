import { Button, Kbd } from '@mantine/core'
import { Refusal } from '../../parts/refusal.tsx'
import { useBeginCall, useLogKey } from './use-begin-call.ts'

/** Begins a call on an account by a click or by the key `l`, or goes back to the one that is going on. */
export function LogCall({ accountNumber }: { readonly accountNumber: string }) {
  const { may, begin, pending, error, going } = useBeginCall(accountNumber)
  useLogKey(begin, may)
  if (!may) return null
  return (
    <>
      <Button variant="default" loading={pending} onClick={begin} aria-keyshortcuts="l">
        {going ? 'Log the call' : 'Log a call'}&nbsp;
        <Kbd size="xs" aria-hidden>
          l
        </Kbd>
      </Button>
      <Refusal error={error} />
    </>
  )
}
