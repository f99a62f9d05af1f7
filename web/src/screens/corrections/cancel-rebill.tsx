import { bills } from '@cartwright/api/bills'
import { call } from '@cartwright/api/client'
import { NativeSelect, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { period } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import type { Bill } from '../bills/bill-types.ts'
import { ForCaseLine } from '../cases/for-case-line.tsx'
import { AskRebill } from './ask-rebill.tsx'
import { rebillPreview } from './rebill-queries.ts'
import { RebillShown } from './rebill-shown.tsx'

/** Cancel a bill and bill it anew: what is credited and billed, line by line, before it is asked for. */
export function CancelRebill() {
  const { number = '' } = useParams({ strict: false })
  const query = useQuery({
    queryKey: ['bill', number],
    queryFn: () => call(bills.show, { params: { number } }),
  })
  return (
    <Stack gap="md" maw={960}>
      <PageHead
        title={`Cancel and rebill ${number}`}
        state={
          <>
            {query.data &&
              `${query.data.payerName}, ${period(query.data.periodFrom, query.data.periodUntil)}. `}
            <TextLink to="/bills/$number" params={{ number }}>
              Back to the bill
            </TextLink>
          </>
        }
      />
      <ForCaseLine />
      <Loaded query={query} rows={8}>
        {(bill) => <Steps bill={bill} />}
      </Loaded>
    </Stack>
  )
}

function Steps({ bill }: { readonly bill: Bill }) {
  const { accountNumber, number } = bill
  const [service, choose] = useState('')
  const [beyond, goBeyond] = useState(false)
  const named = { billNumbers: [number], serviceId: service === '' ? null : Number(service) }
  const query = useQuery(rebillPreview(accountNumber, { ...named, beyond }))
  return (
    <>
      <NativeSelect
        label="What is cancelled and billed anew"
        description="From what the books know today, by the rates and rules of its own days"
        maw="40rem"
        value={service}
        data={[{ value: '', label: 'All that is on the bill' }, ...servicesOf(bill)]}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
      <Loaded query={query} rows={6}>
        {(preview) => (
          <section aria-label="What it comes to" aria-live="polite">
            <Stack gap="md">
              <RebillShown preview={preview} />
              <AskRebill
                key={preview.fingerprint}
                preview={preview}
                named={named}
                beyond={beyond}
                onBeyond={() => goBeyond(true)}
              />
            </Stack>
          </section>
        )}
      </Loaded>
    </>
  )
}

/** The services that the bill charges, each once, by the words of its first line. */
function servicesOf({ lines }: Bill): { value: string; label: string }[] {
  const found = new Map<number, string>()
  for (const { serviceId, en } of lines)
    if (serviceId !== null && !found.has(serviceId)) found.set(serviceId, en)
  return [...found].map(([id, en]) => ({ value: String(id), label: `Only ${en}` }))
}
