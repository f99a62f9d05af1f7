import type { access } from '@cartwright/api/access'
import type { SuccessOf } from '@cartwright/api/route'
import { scopeWords } from '@cartwright/api/scope-words'
import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { useTimeZone } from '../city-queries.ts'
import { type Column, DataTable } from './data-table.tsx'
import { instant } from './day.tsx'

type Token = SuccessOf<typeof access.tokens>['rows'][number]

type TokenListProps = {
  readonly rows: readonly Token[] | undefined
  /** Whether to tell whose each is. */
  readonly whose: boolean
  readonly onRevoke: (tokenId: string) => void
  readonly empty: string
}

/** Tokens with what they reach and when they were last used; the good ones can be revoked. */
export function TokenList({ rows, whose, onRevoke, empty }: TokenListProps) {
  const zone = useTimeZone()
  const columns = useMemo(() => columnsWith(zone, whose, onRevoke), [zone, whose, onRevoke])
  return (
    <DataTable
      label="Tokens, newest first"
      rows={rows}
      columns={columns}
      rowKey={({ id }) => id}
      empty={empty}
      height="24rem"
    />
  )
}

const wordsOf: Readonly<Record<string, string>> = scopeWords

/** What a token may do, in words; a scope the product no longer has is told by the name it was given under. Many open with a click. */
function Scopes({ scopes }: Pick<Token, 'scopes'>) {
  const told = scopes.map((scope) => wordsOf[scope] ?? scope)
  if (told.length <= 3) return `It may ${told.join('; ')}.`
  return (
    <details>
      <summary>It may do {told.length} things</summary>
      <ul>
        {told.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </details>
  )
}

const states = { good: '● good', revoked: '■ revoked', expired: '▲ expired' } as const

const columnsWith = (
  zone: string | undefined,
  whose: boolean,
  revoke: (tokenId: string) => void,
): readonly Column<Token>[] => [
  { key: 'name', title: 'Name', sortBy: ({ name }) => name, cell: ({ name }) => name },
  ...(whose
    ? [
        {
          key: 'whose',
          title: 'Works as',
          cell: ({ person, machineRole }: Token) => person ?? `a machine (${machineRole})`,
        },
      ]
    : []),
  {
    key: 'scopes',
    title: 'May do',
    wrap: true,
    cell: ({ scopes }) => <Scopes scopes={scopes} />,
  },
  {
    key: 'used',
    title: 'Last used',
    sortBy: ({ lastUsedAt }) => lastUsedAt,
    cell: ({ lastUsedAt }) => (lastUsedAt ? instant(lastUsedAt, zone) : 'never'),
  },
  {
    key: 'until',
    title: 'Good until',
    sortBy: ({ expiresAt }) => expiresAt,
    cell: ({ expiresAt }) => instant(expiresAt, zone),
  },
  { key: 'state', title: 'State', sortBy: ({ state }) => state, cell: ({ state }) => states[state] },
  {
    key: 'deeds',
    title: 'Change it',
    cell: ({ id, name, state }) =>
      state === 'good' && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Revoke the token ${name}`}
          onClick={() => revoke(id)}
        >
          Revoke
        </Button>
      ),
  },
]
