import { Anchor, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { TextLink } from '../../parts/links.tsx'
import { useMay } from '../../session.tsx'
import { accountShown } from '../accounts/account-queries.ts'
import { TransferForm } from '../corrections/transfer-form.tsx'
import type { WholeCase } from './case-queries.ts'

/** How what a case is about is put right: each way carries the case along, so that what comes of it is shown here. */
export function PutRight({ one }: { readonly one: WholeCase }) {
  const may = useMay()
  const { accountNumber, id } = one
  if (!accountNumber) return null
  const to = { params: { accountNumber }, search: { case: id }, size: 'sm' } as const
  return (
    <Group gap="md">
      {may('adjustments.ask') && (
        <TextLink to="/accounts/$accountNumber/adjust" {...to}>
          Credit or charge the account
        </TextLink>
      )}
      {may('corrections.ask') && (
        <>
          <TextLink to="/accounts/$accountNumber/correct" {...to}>
            Correct the past
          </TextLink>
          <Transfer accountNumber={accountNumber} caseId={id} />
          {billsOf(one).map((number) => (
            <TextLink
              key={number}
              to="/bills/$number/rebill"
              params={{ number }}
              search={{ case: id }}
              size="sm"
            >
              Cancel and rebill {number}
            </TextLink>
          ))}
        </>
      )}
    </Group>
  )
}

/** Moves money from the account of the case to another, in a window over it. */
function Transfer({ accountNumber, caseId }: { readonly accountNumber: string; readonly caseId: number }) {
  const [open, setOpen] = useState(false)
  const account = useQuery({ ...accountShown(accountNumber), enabled: open }).data
  return (
    <>
      <Anchor component="button" type="button" size="sm" onClick={() => setOpen(true)}>
        Transfer or split …
      </Anchor>
      {open && account && <TransferForm account={account} caseId={caseId} onClose={() => setOpen(false)} />}
    </>
  )
}

/** The bills the case is about, each once. */
const billsOf = ({ disputedLines, links }: WholeCase): string[] => [
  ...new Set([
    ...disputedLines.map(({ billNumber }) => billNumber),
    ...links.flatMap(({ kind, key }) => (kind === 'bill' ? key : [])),
  ]),
]
