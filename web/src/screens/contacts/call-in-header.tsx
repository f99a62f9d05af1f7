import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useMay } from '../../session.tsx'
import { closeCallWindow, openCallWindow, useCallWindow } from './call-state.ts'
import { callGoing, type Contact } from './contact-queries.ts'
import { clock, phoneText } from './contact-words.ts'

const CallWindow = lazy(() =>
  import('./call-window.tsx').then(({ CallWindow: component }) => ({ default: component })),
)

/** The call that is going on, at the head of every screen until it is logged, with how long it takes. */
export function CallInHeader() {
  const may = useMay()('contacts.write')
  const { data } = useQuery({ ...callGoing, enabled: may })
  const shown = useCallWindow()
  const { accountNumber } = useParams({ strict: false })
  const going = data?.call ?? null
  return (
    <>
      {going && (
        <Button
          size="xs"
          color="red"
          variant="light"
          onClick={() => openCallWindow({ accountNumber: accountNumber ?? null, past: false })}
        >
          <span aria-hidden>●&nbsp;</span>On a call&nbsp;
          <Lasting call={going} />
          {whoIs(going)} · log it
        </Button>
      )}
      {may && shown && (
        <Suspense fallback={null}>
          <CallWindow
            key={`${shown.past} ${going?.id}`}
            going={shown.past ? null : going}
            accountNumber={shown.accountNumber}
            caseId={shown.caseId ?? null}
            onClose={closeCallWindow}
          />
        </Suspense>
      )}
    </>
  )
}

const whoIs = ({ accountNumber, phone }: Contact): string => {
  if (accountNumber) return ` · ${accountNumber}`
  return phone ? ` · ${phoneText(phone)}` : ''
}

/** The clock of a call, by the second: from what the server said it took when it was asked. */
function Lasting({ call }: { call: Contact }) {
  const [gone, tick] = useState({ call, seconds: 0 })
  useEffect(() => {
    const askedAt = performance.now()
    const timer = setInterval(
      () => tick({ call, seconds: Math.round((performance.now() - askedAt) / 1000) }),
      1000,
    )
    return () => clearInterval(timer)
  }, [call])
  // What went by since an earlier answer is in the newest one already.
  const since = gone.call === call ? gone.seconds : 0
  return <span aria-hidden>{clock((call.seconds ?? 0) + since)}</span>
}
