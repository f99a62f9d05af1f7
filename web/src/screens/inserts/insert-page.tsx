import { call, urlOf } from '@cartwright/api/client'
import { inserts } from '@cartwright/api/inserts'
import { Button, Group, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { ReasonForm } from '../refunds/refund-forms.tsx'
import { MailedForm, ReceiptForm, ReturnForm } from './insert-dialogs.tsx'
import { InsertFacts, ProofFacts } from './insert-facts.tsx'
import { insertShown, type Piece, type WholeInsert } from './insert-queries.ts'
import { PieceTable, RunTable, UndeliverableTable } from './insert-tables.tsx'
import { stateWords } from './insert-words.ts'

type Asking =
  | { readonly form: 'mailed' | 'receipt' | 'drop' }
  | { readonly form: 'return'; readonly piece: Piece }
  | null

/** One notice or insert: whom it is for, where it stands, and the proof that it was mailed. */
export function InsertPage() {
  const insertId = Number(useParams({ from: '/office/inserts/$insertId' }).insertId)
  const query = useQuery(insertShown(insertId))
  const [asking, ask] = useState<Asking>(null)
  const insert = query.data?.insert
  return (
    <Stack gap="md">
      <PageHead
        title={insert ? `${insert.name} (N-${insertId})` : `Notice N-${insertId}`}
        state={insert && `${stateWords[insert.state]} · ${count(insert.pieces, 'piece')}`}
        action={query.data && <Deeds whole={query.data} ask={ask} />}
      />
      <TextLink to="/inserts">All notices and inserts</TextLink>
      <Loaded query={query} rows={12}>
        {(whole) => (
          <>
            <InsertFacts whole={whole} />
            <ProofFacts whole={whole} />
            {whole.insert.way === 'with-bills' && <RunTable whole={whole} />}
            <UndeliverableTable whole={whole} />
            {whole.insert.listSha256 !== null && (
              <PieceTable whole={whole} onReturn={(piece) => ask({ form: 'return', piece })} />
            )}
            <Asked asking={asking} whole={whole} onClose={() => ask(null)} />
          </>
        )}
      </Loaded>
    </Stack>
  )
}

type DeedsProps = { readonly whole: WholeInsert; readonly ask: (asking: Asking) => void }

function Deeds({ whole: { insert, mailing }, ask }: DeedsProps) {
  const may = useMay()
  const { insertId, state } = insert
  const params = { insertId }
  const approve = useCommand(() => call(inserts.approve, { params }))
  return (
    <Stack gap="xs" align="flex-end">
      <Group gap="xs">
        {insert.listSha256 !== null && (
          <Button component="a" variant="default" href={urlOf(inserts.workbook, { params })} download>
            Addresses (Excel)
          </Button>
        )}
        {mailing && (
          <Button
            component="a"
            variant="default"
            href={urlOf(inserts.declaration, { params })}
            target="_blank"
          >
            Declaration (PDF)
          </Button>
        )}
        {(state === 'proposed' || state === 'approved') && may('mail.work') && (
          <Button variant="default" onClick={() => ask({ form: 'drop' })}>
            Give it up …
          </Button>
        )}
        {state === 'proposed' && may('mail.send') && (
          <Button onClick={() => approve.mutate(undefined)} loading={approve.isPending}>
            Approve it
          </Button>
        )}
        {state === 'approved' && may('mail.work') && (
          <Button onClick={() => ask({ form: 'mailed' })}>It was mailed …</Button>
        )}
        {state === 'mailed' && may('mail.work') && (
          <Button onClick={() => ask({ form: 'receipt' })}>Keep a receipt …</Button>
        )}
      </Group>
      <Refusal error={approve.error} />
    </Stack>
  )
}

type AskedProps = { readonly asking: Asking; readonly whole: WholeInsert; readonly onClose: () => void }

function Asked({ asking, whole, onClose }: AskedProps) {
  const today = useToday()
  const { insertId, name } = whole.insert
  const drop = useCommand(
    (body: { reason: string }) => call(inserts.drop, { params: { insertId }, body }),
    onClose,
  )
  if (asking === null || today === '') return null
  if (asking.form === 'mailed') return <MailedForm whole={whole} today={today} onClose={onClose} />
  if (asking.form === 'receipt') return <ReceiptForm whole={whole} onClose={onClose} />
  if (asking.form === 'return') return <ReturnForm piece={asking.piece} today={today} onClose={onClose} />
  return (
    <ReasonForm
      title={`Give up ${name}`}
      submit="Give it up"
      will="No run that is printed from now on bears it, and nothing of it is mailed. What was printed before keeps it."
      command={drop}
      onClose={onClose}
    />
  )
}
