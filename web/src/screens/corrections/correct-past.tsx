import { call } from '@cartwright/api/client'
import { corrections } from '@cartwright/api/corrections'
import { Stack } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { type Account, accountShown } from '../accounts/account-queries.ts'
import { ForCaseLine } from '../cases/for-case-line.tsx'
import { AskCorrection } from './ask-correction.tsx'
import type { Statement } from './correction-queries.ts'
import { CorrectionPreview } from './correction-preview.tsx'
import { StatePast } from './state-past.tsx'

/** Correct the past of an account: state how it really was, see bill by bill what it comes to, and ask for it. */
export function CorrectPast() {
  const { accountNumber } = useParams({ from: '/office/accounts/$accountNumber/correct' })
  const query = useQuery(accountShown(accountNumber))
  return (
    <Stack gap="md">
      <PageHead
        title={`Correct the past of ${accountNumber}`}
        state={
          <>
            {query.data?.payerName ?? ''}{' '}
            <TextLink to="/accounts/$accountNumber" params={{ accountNumber }}>
              Back to the account
            </TextLink>
          </>
        }
      />
      <ForCaseLine />
      <Loaded query={query} rows={8}>
        {(account) => <Steps account={account} />}
      </Loaded>
    </Stack>
  )
}

function Steps({ account }: { readonly account: Account }) {
  const { accountNumber } = account
  // What is shown below belongs to what was stated when it was asked for, not to what is being typed.
  const [shown, show] = useState<Statement | null>(null)
  const preview = useMutation({
    mutationFn: (body: Statement) => call(corrections.preview, { params: { accountNumber }, body }),
    onMutate: () => show(null),
    onSuccess: (_, stated) => show(stated),
  })
  return (
    <>
      <StatePast account={account} command={preview} onTyped={() => show(null)} />
      {shown && preview.data && (
        <section aria-label="What it comes to" aria-live="polite">
          <Stack gap="md">
            <CorrectionPreview preview={preview.data} />
            <AskCorrection
              key={preview.data.fingerprint}
              preview={preview.data}
              stated={shown}
              onBeyond={() => preview.mutate({ ...shown, beyond: true })}
            />
          </Stack>
        </section>
      )}
    </>
  )
}
