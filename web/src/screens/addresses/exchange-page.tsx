import { addresses } from '@cartwright/api/addresses'
import { call, urlOf } from '@cartwright/api/client'
import { Alert, Anchor, Button, Group, Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { Facts } from '../../parts/facts.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import {
  type Exchange,
  exchangeShown,
  type Fault,
  waitingLines,
  type WholeExchange,
} from './address-queries.ts'
import { exchangeWords } from './address-words.ts'
import { ChangeReport } from './change-report.tsx'
import { AddPaper, BringAnswer, SettleLines } from './exchange-forms.tsx'

type Asking = 'answer' | 'paper' | 'settle' | null

/** One exchange: what was sent, what came back, and what of it is to be decided. */
export function ExchangePage() {
  const exchangeId = Number(useParams({ from: '/office/addresses/$exchangeId' }).exchangeId)
  const query = useQuery(exchangeShown(exchangeId))
  const [asking, ask] = useState<Asking>(null)
  const [told, tell] = useState<string | null>(null)
  const close = () => ask(null)
  return (
    <Stack gap="md">
      <PageHead
        title={`Address exchange ${exchangeId}`}
        state={query.data && exchangeWords(query.data.exchange)}
        action={query.data && <Deeds exchange={query.data.exchange} ask={ask} />}
      />
      <TextLink to="/addresses">All addresses</TextLink>
      {told !== null && (
        <Alert color="blue" title="The answer was taken" role="alert">
          {told}
        </Alert>
      )}
      <Loaded query={query} rows={10}>
        {(whole) => (
          <>
            <ExchangeFacts whole={whole} />
            {whole.exchange.state !== 'exported' && <ChangeReport exchange={whole.exchange} />}
            {whole.answers.some(({ faulty }) => faulty > 0) && (
              <Lines exchange={whole.exchange} settle={() => ask('settle')} />
            )}
          </>
        )}
      </Loaded>
      {asking === 'answer' && <BringAnswer exchangeId={exchangeId} onClose={close} onDone={tell} />}
      {asking === 'paper' && <AddPaper exchangeId={exchangeId} onClose={close} />}
      {asking === 'settle' && <SettleLines exchangeId={exchangeId} onClose={close} />}
    </Stack>
  )
}

function Deeds({ exchange, ask }: { readonly exchange: Exchange; readonly ask: (asking: Asking) => void }) {
  const may = useMay()('mail.work')
  const { exchangeId, state, changesOpen, linesWaiting } = exchange
  const params = { exchangeId }
  const close = useCommand(() => call(addresses.close, { params }))
  const done = state === 'answered' && changesOpen === 0 && linesWaiting === 0
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {may && (
          <Button component="a" variant="default" href={urlOf(addresses.file, { params })} download>
            Export (CSV)
          </Button>
        )}
        {state !== 'exported' && (
          <Button component="a" variant="default" href={urlOf(addresses.workbook, { params })} download>
            Changes (Excel)
          </Button>
        )}
        {may && (
          <Button variant="default" onClick={() => ask('paper')}>
            Keep PS 3553 …
          </Button>
        )}
        {may && state !== 'closed' && !done && (
          <Button onClick={() => ask('answer')}>Bring the answer …</Button>
        )}
        {may && done && (
          <Button loading={close.isPending} onClick={() => close.mutate(undefined)}>
            Close the exchange
          </Button>
        )}
      </Group>
      <Refusal error={close.error} />
    </Stack>
  )
}

function ExchangeFacts({ whole: { exchange, answers } }: { readonly whole: WholeExchange }) {
  const { vendor, madeOn, madeBy, rows, sha256, confidential, answered, papers } = exchange
  return (
    <Facts
      facts={{
        Vendor: vendor,
        Made: `${day(madeOn)}, ${madeBy}`,
        'Rows sent': rows.toLocaleString('en-US'),
        'SHA-256': <span style={{ overflowWrap: 'anywhere' }}>{sha256}</span>,
        'Left out': confidential > 0 && `${confidential} accounts with a confidential address`,
        Answered: `${answered.toLocaleString('en-US')} of ${rows.toLocaleString('en-US')}`,
        Files: answers.length > 0 && (
          <>
            {answers.map(({ answerId, fileName, lines, taken, faulty, broughtOn, broughtBy }) => (
              <div key={answerId}>
                {fileName}: {lines.toLocaleString('en-US')} lines, {taken.toLocaleString('en-US')} taken,{' '}
                {faulty.toLocaleString('en-US')} waiting or settled ({day(broughtOn)}, {broughtBy})
              </div>
            ))}
          </>
        ),
        'PS 3553':
          papers.length === 0
            ? 'Not kept yet: the vendor sends it with the answer'
            : papers.map(({ paperId, fileName, datedOn, keepUntil }) => (
                <div key={paperId}>
                  <Anchor href={urlOf(addresses.paper, { params: { paperId } })}>{fileName}</Anchor> of{' '}
                  {day(datedOn)}, kept until {day(keepUntil)}
                </div>
              )),
        Closed: exchange.closedOn && `${day(exchange.closedOn)}, ${exchange.closedBy}`,
      }}
    />
  )
}

function Lines({ exchange, settle }: { readonly exchange: Exchange; readonly settle: () => void }) {
  const query = useQuery(waitingLines(exchange.exchangeId))
  const may = useMay()('mail.work')
  return (
    <section aria-labelledby="lines">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="lines">
          Lines that were not taken
        </Title>
        {may && exchange.linesWaiting > 0 && (
          <Button variant="default" onClick={settle}>
            Settle them …
          </Button>
        )}
      </Group>
      <Refusal error={query.error} />
      <DataTable
        label="Lines that were not taken"
        rows={query.data?.rows}
        columns={lineColumns}
        rowKey={({ answerId, line }) => `${answerId} ${line}`}
        empty="Every line was taken."
        height="20rem"
      />
    </section>
  )
}

const lineColumns: readonly Column<Fault>[] = [
  { key: 'line', title: 'Line', align: 'right', sortBy: ({ line }) => line, cell: ({ line }) => line },
  { key: 'field', title: 'Column', cell: ({ field }) => field },
  { key: 'why', title: 'Why', wrap: true, cell: ({ sentence }) => sentence },
  { key: 'raw', title: 'As it stood', wrap: true, cell: ({ raw }) => raw },
  {
    key: 'settled',
    title: 'Settled',
    wrap: true,
    cell: ({ settledBy, note }) => (settledBy === null ? 'Waits' : `${note} (${settledBy})`),
  },
]
