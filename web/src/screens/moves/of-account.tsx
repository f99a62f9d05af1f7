import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { cityShown } from '../../city-queries.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { type Account, accountShown } from '../accounts/account-queries.ts'

type City = { readonly today: string; readonly state: string }

/** A page about one account, once it and the business day are known. */
export function OfAccount({
  accountNumber,
  children,
}: {
  readonly accountNumber: string
  readonly children: (account: Account, city: City) => ReactNode
}) {
  const account = useQuery(accountShown(accountNumber))
  const city = useQuery(cityShown)
  return (
    <Loaded query={account} rows={10}>
      {(shown) => (
        <Loaded query={city} rows={10}>
          {({ today, identity }) => children(shown, { today, state: identity?.state ?? '' })}
        </Loaded>
      )}
    </Loaded>
  )
}
