import { accounts } from '@cartwright/api/accounts'
import { call } from '@cartwright/api/client'
import type { SuccessOf } from '@cartwright/api/route'
import { Window } from '../parts/window.tsx'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Refusal } from '../parts/refusal.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { FoundAccount } from './found-account.tsx'

const search = (q: string) => ({
  queryKey: ['accounts', 'search', q],
  queryFn: () => call(accounts.search, { query: { q } }),
  enabled: q.trim().length > 0,
  placeholderData: keepPreviousData<SuccessOf<typeof accounts.search>>,
})

/** Finds anyone by whatever the caller says: name, telephone, address, account, APN, e-mail, bill, check. */
export function Find({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text, 120)
  const navigate = useNavigate()
  const { data, error, isFetching } = useQuery(search(asked))
  const rows = text.trim() ? (data?.rows ?? []) : []
  const options = rows.map((found) => ({
    key: `${found.accountNumber} ${found.matched}`,
    content: <FoundAccount found={found} />,
    choose: () => {
      onClose()
      void navigate({ to: '/accounts/$accountNumber', params: { accountNumber: found.accountNumber } })
    },
  }))
  return (
    <Window onClose={onClose} size="lg" title="Find anyone">
      <SearchBox
        label="Name, phone, address, account, APN, e-mail, bill or check number"
        placeholder="delgado oak, 909 555 0142, 212 oak st …"
        text={text}
        onText={setText}
        options={options}
        onLeave={onClose}
        status={statusOf({ text, isFetching: isFetching || asked !== text, found: rows.length })}
      />
      <Refusal error={error} />
    </Window>
  )
}

function statusOf({ text, isFetching, found }: { text: string; isFetching: boolean; found: number }): string {
  if (!text.trim()) return 'Type a part of anything you know. Arrows choose, Enter opens.'
  if (isFetching && found === 0) return 'Looking …'
  if (found === 0) return 'Nobody is found by that. Try a part of the name, or the street alone.'
  return found === 20 ? 'The best 20. Type more to narrow it.' : `${found} found`
}
