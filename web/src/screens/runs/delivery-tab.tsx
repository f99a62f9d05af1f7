import { bills } from '@cartwright/api/bills'
import { call } from '@cartwright/api/client'
import { deliveries } from '@cartwright/api/deliveries'
import type { SuccessOf } from '@cartwright/api/route'
import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Facts } from '../../parts/facts.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count, countThat } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { EmailTable } from './email-table.tsx'
import { PostageExpected } from './postage-expected.tsx'
import { runDelivery } from './run-queries.ts'
import { unfiltered, useRunPlace } from './run-search.ts'
import type { RunDetail } from './run-types.ts'

type Delivery = SuccessOf<typeof deliveries.ofRun>

const posted = new Set(['posted', 'produced', 'mailed', 'closed'])

/** How the bills of a run reach people: which way each goes, which are not sent and why, and what became of the e-mails. */
export function DeliveryTab({ run }: { run: RunDetail }) {
  const isPosted = posted.has(run.state)
  const query = useQuery({ ...runDelivery(run.id), enabled: isPosted })
  if (!isPosted)
    return (
      <Stack gap="sm">
        <Text>Bills are sent once the run is posted.</Text>
        {run.totals.accounts > 0 && <NotSent />}
      </Stack>
    )
  return (
    <Loaded query={query} rows={6}>
      {(delivery) => (
        <Stack gap="lg">
          <Facts facts={waysOf(delivery)} />
          <PostageExpected runId={run.id} />
          {ruledOut(delivery) !== '0' && <NotSent />}
          <Held delivery={delivery} />
          <Emails delivery={delivery} />
        </Stack>
      )}
    </Loaded>
  )
}

const number = (value: number): string => value.toLocaleString('en-US')

const waysOf = (delivery: Delivery) => ({
  Bills: number(delivery.bills),
  'On paper': `${number(delivery.printed)}${delivery.both > 0 ? `, ${number(delivery.both)} of them by e-mail too` : ''}`,
  'By e-mail alone': number(delivery.emailOnly),
  'Not sent, by a rule': ruledOut(delivery),
  'Not sent, nobody wants one': number(delivery.notSent),
  'Copies for owners': number(delivery.ownerCopies),
})

function ruledOut({ suppressed: { minimum, zero, credit } }: Delivery): string {
  const all = minimum + zero + credit
  if (all === 0) return '0'
  const parts = [
    minimum > 0 && `${number(minimum)} below the minimum`,
    zero > 0 && `${number(zero)} of zero`,
    credit > 0 && `${number(credit)} with a credit`,
  ]
  return `${number(all)}: ${parts.filter(Boolean).join(', ')}; their balances are carried to the next bill`
}

function NotSent() {
  const { go } = useRunPlace()
  return (
    <Text>
      <Anchor
        component="button"
        type="button"
        inherit
        onClick={() => go({ ...unfiltered, tab: 'register', suppressed: true })}
      >
        Show the bills that are not sent, each with its rule
      </Anchor>
    </Text>
  )
}

/** Bills that are in no envelope yet: nobody is written to at an address that is confidential. */
function Held({ delivery: { runId, held } }: { delivery: Delivery }) {
  const may = useMay()('runs.print')
  const printing = useCommand(() => call(bills.print, { params: { id: runId }, query: { holds: 'held' } }))
  if (held.waiting + held.ready === 0) return null
  return (
    <Stack gap="sm" component="section" aria-labelledby="held">
      <Title order={2} size="h4" id="held">
        Left out of the print files
      </Title>
      {held.waiting > 0 && (
        <Text>
          {countThat(held.waiting, 'bill', ['waits', 'wait'])} for a mailing address: the address of the
          account is confidential. Ask for the substitute address and write it under People of the account.{' '}
          <TextLink to="/checks">Show them</TextLink>
        </Text>
      )}
      {held.ready > 0 && (
        <Text>
          {countThat(held.ready, 'bill', ['has', 'have'])} a mailing address by now and can be printed.
        </Text>
      )}
      {may && held.ready > 0 && (
        <Group>
          <Button loading={printing.isPending} onClick={() => printing.mutate(undefined)}>
            Print {count(held.ready, 'bill')} that waited
          </Button>
        </Group>
      )}
      <Refusal error={printing.error} />
    </Stack>
  )
}

function Emails({ delivery }: { delivery: Delivery }) {
  const may = useMay()('runs.print')
  const { runId, emails } = delivery
  const send = useCommand(() => call(deliveries.send, { params: { id: runId } }))
  const printing = useCommand(() =>
    call(bills.print, { params: { id: runId }, query: { holds: 'returned' } }),
  )
  const byEmail = delivery.emailOnly + delivery.both
  return (
    <Stack gap="sm" component="section" aria-labelledby="emails">
      <Title order={2} size="h4" id="emails">
        E-mails
      </Title>
      {byEmail === 0 && <Text>No bill of this run goes by e-mail.</Text>}
      {byEmail > 0 && emails === null && (
        <Text>{countThat(byEmail, 'bill', ['goes', 'go'])} by e-mail. None is sent yet.</Text>
      )}
      {emails !== null && <Text>{standing(emails)}</Text>}
      {may && (
        <Group gap="xs">
          {byEmail > 0 && emails === null && (
            <Button loading={send.isPending} onClick={() => send.mutate(undefined)}>
              Send {count(byEmail, 'e-mail')}
            </Button>
          )}
          {delivery.returned > 0 && (
            <Button variant="default" loading={printing.isPending} onClick={() => printing.mutate(undefined)}>
              Print {count(delivery.returned, 'bill')} whose e-mail did not arrive
            </Button>
          )}
        </Group>
      )}
      <Refusal error={send.error ?? printing.error} />
      {emails !== null && <EmailTable runId={runId} />}
    </Stack>
  )
}

function standing(emails: NonNullable<Delivery['emails']>): string {
  const { sent, waiting, sending, failed, uncertain } = emails
  return [
    `✓ ${number(sent)} sent`,
    waiting + sending > 0 && `○ ${number(waiting + sending)} on their way`,
    failed > 0 && `✗ ${number(failed)} did not arrive`,
    uncertain > 0 && `● ${number(uncertain)} may not have arrived`,
  ]
    .filter(Boolean)
    .join(' · ')
}
