import { call } from '@cartwright/api/client'
import { mailJobs } from '@cartwright/api/mail-jobs'
import { Button, Group, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Money } from '../../parts/money.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { ReasonForm } from '../refunds/refund-forms.tsx'
import type { ProofPiece, WholeJob } from './mail-job-queries.ts'

type Signed = { readonly piece: number; readonly verdict: 'right' | 'wrong'; readonly note: string | null }

/** The pieces of the proof that were drawn, each to be signed; nothing before a proof came. */
export function ProofSection({ whole: { job, proof } }: { readonly whole: WholeJob }) {
  const may = useMay()('mail.work')
  const [wrong, setWrong] = useState<number | null>(null)
  const { jobId } = job
  const sign = useCommand(
    ({ piece, ...body }: Signed) => call(mailJobs.sign, { params: { jobId, piece }, body }),
    () => setWrong(null),
  )
  const fault = useCommand(
    ({ reason }: { reason: string }) =>
      call(mailJobs.sign, { params: { jobId, piece: wrong! }, body: { verdict: 'wrong', note: reason } }),
    () => setWrong(null),
  )
  if (proof.length === 0) return null
  const signs = may && job.state === 'proof-received'
  const right = (piece: number) => sign.mutate({ piece, verdict: 'right', note: null })
  return (
    <section aria-labelledby="proof">
      <Title order={2} id="proof" mb={4}>
        Sample of the proof
      </Title>
      <Text size="sm" mb="xs">
        Find each piece in the proof by its number: is it the bill of that account, whole and readable, with
        the right amount and its barcode?
      </Text>
      <Refusal error={sign.error} />
      <DataTable
        label="Pieces of the proof to be looked at"
        rows={proof}
        columns={columnsOf(signs ? { right, wrong: setWrong } : null)}
        rowKey={({ piece }) => piece}
        empty="No piece was drawn."
        height="24rem"
      />
      {wrong !== null && (
        <ReasonForm
          title={`Piece ${wrong} is wrong`}
          submit="It is wrong"
          will="The proof cannot be approved with it. Ask the mail house for another proof: other pieces are drawn of that."
          command={fault}
          onClose={() => setWrong(null)}
        />
      )}
    </section>
  )
}

type Signs = { readonly right: (piece: number) => void; readonly wrong: (piece: number) => void } | null

const columnsOf = (signs: Signs): readonly Column<ProofPiece>[] => [
  { key: 'piece', title: 'Piece', align: 'right', cell: ({ piece }) => piece.toLocaleString('en') },
  { key: 'bill', title: 'Bill', cell: ({ billNumber }) => billNumber },
  { key: 'account', title: 'Account', cell: ({ accountNumber }) => accountNumber },
  { key: 'due', title: 'Total due', align: 'right', cell: (row) => <Money cents={row.totalDueCents} /> },
  {
    key: 'verdict',
    title: 'Signed',
    wrap: true,
    cell: ({ verdict, note, signedBy }) =>
      verdict && `${verdict === 'right' ? '✓ Right' : `✗ Wrong: ${note}`}, ${signedBy}`,
  },
  ...(signs
    ? [
        {
          key: 'sign',
          title: 'Sign',
          cell: ({ piece }: ProofPiece) => (
            <Group gap={4} wrap="nowrap">
              <Button
                size="compact-sm"
                onClick={() => signs.right(piece)}
                aria-label={`Right: piece ${piece}`}
              >
                Right
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => signs.wrong(piece)}
                aria-label={`Wrong: piece ${piece}`}
              >
                Wrong …
              </Button>
            </Group>
          ),
        },
      ]
    : []),
]
