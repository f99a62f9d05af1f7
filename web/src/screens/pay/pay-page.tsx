import { urlOf } from '@cartwright/api/client'
import { pay } from '@cartwright/api/pay'
import { Alert, Anchor, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { TextLink } from '../../parts/links.tsx'
import { money } from '../../parts/money.tsx'
import { PayForm } from './pay-form.tsx'
import { PayFrame } from './pay-frame.tsx'
import { type Due, dueOf, termsOf } from './pay-queries.ts'
import { PayRefusal } from './pay-refusal.tsx'
import { type PayPageParts, usePayPage } from './pay-search.ts'
import styles from './pay.module.css'

/** What is due on the account of a bill, and how to pay it. */
export function PayPage() {
  const parts = usePayPage((say) => say.title)
  const { token = '' } = useParams({ strict: false })
  const { say, city } = parts
  const { data, error, isPending } = useQuery(dueOf(token, city))
  const terms = useQuery(termsOf(city))
  return (
    <PayFrame
      parts={parts}
      heading={say.title}
      city={data?.city ?? terms.data?.city}
      phone={data?.cityPhone ?? terms.data?.cityPhone}
      practice={terms.data?.practice ?? false}
    >
      {isPending && <Text>{say.loading}</Text>}
      <PayRefusal error={error} say={say} />
      {data?.replaced && <Replaced parts={parts} />}
      {data?.due && (
        <>
          <WhatIsDue due={data.due} parts={parts} token={token} />
          <PayForm due={data.due} parts={parts} token={token} />
        </>
      )}
      {error && <ByNumber parts={parts} />}
    </PayFrame>
  )
}

const ByNumber = ({ parts: { say, city, lang } }: { readonly parts: PayPageParts }) => (
  <TextLink to="/pay" search={{ ...city, lang }}>
    {say.byNumber}
  </TextLink>
)

const Replaced = ({ parts }: { readonly parts: PayPageParts }) => (
  <Stack gap="sm">
    <Title order={2}>{parts.say.replacedTitle}</Title>
    <Text>{parts.say.replaced}</Text>
    <ByNumber parts={parts} />
  </Stack>
)

type WhatIsDueProps = { readonly due: Due; readonly parts: PayPageParts; readonly token: string }

function WhatIsDue({ due, parts: { say, dayOf, city }, token }: WhatIsDueProps) {
  const { dueCents, pastDueCents, pendingCents, creditCents, dueOn, address, billNumber } = due
  return (
    <Stack gap="sm">
      {dueCents > 0 ? (
        <div>
          <Text>{say.due}</Text>
          <div className={styles.amount}>{money(dueCents)}</div>
          {dueOn !== null && <Text>{say.dueOn(dayOf(dueOn))}</Text>}
        </div>
      ) : (
        <Text fw={700}>{say.nothing}</Text>
      )}
      {pastDueCents > 0 && <Text>⚠ {say.pastDue(money(pastDueCents))}</Text>}
      {pendingCents > 0 && (
        <Alert role="note" color="green">
          {say.pending(money(pendingCents))}
        </Alert>
      )}
      {creditCents > 0 && <Text>{say.credit(money(creditCents))}</Text>}
      {due.autopay && (
        <Alert role="note" color="yellow">
          {say.autopay}
        </Alert>
      )}
      <Text>{say.account(due.accountEnding)}</Text>
      {address !== null && (
        <Text>
          {say.address}: {address}
        </Text>
      )}
      {billNumber !== null && (
        <Anchor href={urlOf(pay.bill, { params: { token }, query: city })} target="_blank">
          {say.seeBill}
        </Anchor>
      )}
    </Stack>
  )
}
