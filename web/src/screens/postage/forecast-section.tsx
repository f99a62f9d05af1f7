import { urlOf } from '@cartwright/api/client'
import { postage } from '@cartwright/api/postage'
import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money, money } from '../../parts/money.tsx'
import { ForecastPicture } from './forecast-picture.tsx'
import type { Forecast, ForeseenRun } from './postage-queries.ts'
import { standingWords } from './postage-words.ts'

/** How long the postage lasts: what it comes to, as a picture, and mailing by mailing. */
export function ForecastSection({ forecast }: { readonly forecast: Forecast }) {
  const { account, runs, unplanned } = forecast
  if (account === null) return null
  return (
    <section aria-labelledby="forecast">
      <Stack gap="sm">
        <Title order={2} id="forecast">
          How long it lasts
        </Title>
        <Verdict forecast={forecast} />
        {runs.length > 0 && <ForecastPicture forecast={forecast} />}
        <DataTable
          label="Mailings to come, with what they need"
          rows={runs}
          columns={columns}
          rowKey={({ cycle, mailOn, runId }) => `${cycle} ${mailOn} ${runId ?? ''}`}
          empty={
            unplanned
              ? 'No mailing is on the calendar until then. Plan the year first: the forecast follows it.'
              : 'Nothing is to be mailed.'
          }
          height="18rem"
        />
      </Stack>
    </section>
  )
}

function Verdict({ forecast }: { readonly forecast: Forecast }) {
  const { account, shortOn, depositCents, depositBy, until, runs } = forecast
  if (account === null) return null
  const unknown = runs.some(({ need }) => need.cents === null)
  if (depositBy === null)
    return (
      <Text>
        {account.name} has {money(account.balanceCents)}
        {unknown
          ? '. Nobody knows yet what a piece costs: book the postage of a past mail job with its pieces.'
          : `, which lasts for all mailings planned until ${day(until)}.`}
      </Text>
    )
  return (
    <Alert
      color={shortOn === null ? 'yellow' : 'red'}
      title={
        shortOn === null
          ? `! It falls below the lowest balance on ${day(depositBy)}`
          : `✗ It does not last for the mailing of ${day(shortOn)}`
      }
    >
      <Stack gap="xs">
        <Text size="sm">
          {account.name} has {money(account.balanceCents)}. Deposit {money(depositCents)} before{' '}
          {day(depositBy)}: then it lasts until {day(until)}.
        </Text>
        <Group gap="xs">
          <Button
            component="a"
            variant="default"
            size="xs"
            target="_blank"
            href={urlOf(postage.depositRequest, { query: { amountCents: depositCents } })}
          >
            Deposit request (PDF)
          </Button>
        </Group>
      </Stack>
    </Alert>
  )
}

const columns: readonly Column<ForeseenRun>[] = [
  { key: 'on', title: 'Mailing', sortBy: ({ mailOn }) => mailOn, cell: ({ mailOn }) => day(mailOn) },
  {
    key: 'cycle',
    title: 'Cycle',
    wrap: true,
    sortBy: ({ cycleName }) => cycleName,
    cell: ({ cycleName, runId }) =>
      runId === null ? (
        cycleName
      ) : (
        <TextLink to="/runs/$runId" params={{ runId: String(runId) }} fz="inherit">
          {cycleName}, run {runId}
        </TextLink>
      ),
  },
  {
    key: 'pieces',
    title: 'Pieces',
    align: 'right',
    sortBy: ({ need }) => need.pieces,
    cell: ({ need }) => need.pieces.toLocaleString('en-US'),
  },
  {
    key: 'need',
    title: 'Needs',
    align: 'right',
    sortBy: ({ need }) => need.cents,
    cell: ({ need }) => (need.cents === null ? 'not known' : <Money cents={need.cents} />),
  },
  {
    key: 'after',
    title: 'Left after it',
    align: 'right',
    sortBy: ({ afterCents }) => afterCents,
    cell: ({ afterCents }) => <Money cents={afterCents} />,
  },
  {
    key: 'standing',
    title: 'Stands',
    sortBy: ({ standing }) => standing,
    cell: ({ standing }) => standingWords[standing],
  },
  { key: 'how', title: 'By what', wrap: true, cell: ({ need }) => need.sentence },
]
