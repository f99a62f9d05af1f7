import { Skeleton, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { Refusal } from './refusal.tsx'

type Query<Data> = { readonly data: Data | undefined; readonly error: unknown }

type Loaded<Data> = {
  readonly query: Query<Data>
  /** How many rows of room to keep while loading, 36 px each. */
  readonly rows?: number
  readonly children: (data: Data) => ReactNode
}

/** Shows what a query brings, its refusal, or as much room as it will need. */
export function Loaded<Data>({ query, rows = 3, children }: Loaded<Data>) {
  if (query.data !== undefined)
    return (
      <>
        <Refusal error={query.error} />
        {children(query.data)}
      </>
    )
  if (query.error) return <Refusal error={query.error} />
  return (
    <Stack gap={8} aria-busy="true">
      {Array.from({ length: rows }, (_, at) => (
        <Skeleton key={at} h={28} animate={false} />
      ))}
    </Stack>
  )
}
