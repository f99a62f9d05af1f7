import { call, Refused } from '@cartwright/api/client'
import { pay } from '@cartwright/api/pay'
import { Button, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { money, readMoney } from '../../parts/money.tsx'
import { MoneyField } from '../../parts/money-field.tsx'
import { newRequestKey } from '../../parts/request-key.ts'
import { queries } from '../../queries.ts'
import type { Due } from './pay-queries.ts'
import { PayRefusal } from './pay-refusal.tsx'
import type { PayPageParts } from './pay-search.ts'
import type { Words } from './words.ts'

type Pays = 'due' | 'past-due' | 'other'
type Written = { readonly pays: Pays; readonly amount: string; readonly email: string }
type PayFormProps = { readonly due: Due; readonly parts: PayPageParts; readonly token: string }

/** What is to be paid; then the payer goes on to the page of the provider. Nothing where nothing is due and the city takes no other amount. */
export function PayForm({ due, parts, token }: PayFormProps) {
  const { say } = parts
  const [kept, write] = useState<Written>({ pays: 'due', amount: '', email: '' })
  const [tried, setTried] = useState(false)
  const begin = useBegin({ parts, token })
  const choices = offered(due)
  const [first] = choices
  if (first === undefined) return null
  // What is due may have changed since it was chosen.
  const written = { ...kept, pays: choices.includes(kept.pays) ? kept.pays : first }
  const cents = centsOf(written, due)
  const faults = faultsOf(written, due, say)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (cents !== null && Object.keys(faults).length === 0) begin.mutate({ ...written, cents })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Choices due={due} say={say} pays={written.pays} onChoose={(pays) => write({ ...written, pays })} />
        {written.pays === 'other' && (
          <MoneyField
            label={say.amount}
            description={say.between(money(due.leastCents), money(due.mostCents))}
            value={written.amount}
            error={tried && faults.amount}
            onChange={({ currentTarget: { value } }) => write({ ...written, amount: value })}
          />
        )}
        <TextInput
          label={say.email}
          description={say.emailHelp}
          type="email"
          autoComplete="email"
          value={written.email}
          error={tried && faults.email}
          onChange={({ currentTarget: { value } }) => write({ ...written, email: value })}
        />
        <PayRefusal error={begin.error} say={say} />
        <Button type="submit" size="md" loading={begin.isPending || begin.isSuccess}>
          {cents === null ? say.goOnPlain : say.goOn(money(cents))}
        </Button>
        <Text size="sm">
          {say.by(due.tenders.map((tender) => say.ways[tender]).join(` ${say.and} `))} {say.safe}
        </Text>
      </Stack>
    </form>
  )
}

type ChoicesProps = {
  readonly due: Due
  readonly say: Words
  readonly pays: Pays
  readonly onChoose: (pays: Pays) => void
}

function Choices({ due, say, pays, onChoose }: ChoicesProps) {
  const words: Record<Pays, string> = {
    due: say.payDue(money(due.dueCents)),
    'past-due': say.payPast(money(due.pastDueCents)),
    other: say.payOther,
  }
  return (
    <Radio.Group label={say.howMuch} value={pays} onChange={(value) => onChoose(value)}>
      <Stack gap="xs" mt="xs">
        {offered(due).map((one) => (
          <Radio key={one} value={one} label={words[one]} />
        ))}
      </Stack>
    </Radio.Group>
  )
}

/** What may be chosen. */
const offered = ({ dueCents, pastDueCents, otherAmount }: Due): Pays[] => [
  ...(dueCents > 0 ? (['due'] as const) : []),
  ...(pastDueCents > 0 && pastDueCents < dueCents ? (['past-due'] as const) : []),
  ...(otherAmount ? (['other'] as const) : []),
]

/** What is to be paid, in cents; null: what was written is no amount. */
function centsOf({ pays, amount }: Written, { dueCents, pastDueCents }: Due): number | null {
  if (pays === 'other') return readMoney(amount)
  return pays === 'due' ? dueCents : pastDueCents
}

function faultsOf(written: Written, due: Due, say: Words): { amount?: string; email?: string } {
  const cents = centsOf(written, due)
  const outside = cents === null || cents < due.leastCents || cents > due.mostCents
  const email = written.email.trim()
  return {
    ...(written.pays === 'other' &&
      outside && { amount: say.amountFault(money(due.leastCents), money(due.mostCents)) }),
    ...(email !== '' && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email) && { email: say.emailFault }),
  }
}

/** Has the payment begun, under one name for one thing asked: pressed twice it is one payment. Then goes on to the provider. */
function useBegin({ parts: { city, lang }, token }: Pick<PayFormProps, 'parts' | 'token'>) {
  const named = useRef<{ readonly what: string; readonly key: string } | null>(null)
  const begin = useMutation({
    mutationFn: ({ pays, email, cents }: Written & { readonly cents: number }) => {
      const asked = {
        pays,
        amountCents: cents,
        email: email.trim() === '' ? null : email.trim(),
        language: lang,
      }
      const what = JSON.stringify(asked)
      if (named.current?.what !== what) named.current = { what, key: newRequestKey() }
      return call(pay.begin, {
        params: { token },
        query: city,
        body: { ...asked, requestKey: named.current.key },
      })
    },
    onSuccess: ({ url }) => window.location.assign(url),
    onError: async (error) => {
      if (!(error instanceof Refused)) return
      const { code } = error.problem
      if (code === 'REQUEST_KEY_USED') named.current = null
      if (code === 'PAY_AMOUNT_CHANGED') await queries.invalidateQueries({ queryKey: ['pay', 'due'] })
    },
  })
  const { reset } = begin
  useEffect(() => {
    // Whoever comes back by the browser’s own button finds the page as it was left: waiting for the provider.
    const comeBack = ({ persisted }: PageTransitionEvent) => {
      if (persisted) reset()
    }
    window.addEventListener('pageshow', comeBack)
    return () => window.removeEventListener('pageshow', comeBack)
  }, [reset])
  return begin
}
