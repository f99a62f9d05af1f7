import { call } from '@cartwright/api/client'
import { pay } from '@cartwright/api/pay'
import { Button, Radio, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { PayFrame } from './pay-frame.tsx'
import { type Fact, termsOf } from './pay-queries.ts'
import { PayRefusal } from './pay-refusal.tsx'
import { type PayPageParts, usePayPage } from './pay-search.ts'

/** For whoever has no code at hand: the account number, and a fact that stands beside it on the bill. */
export function PayByNumber() {
  const parts = usePayPage((say) => say.byNumber)
  const { data, error } = useQuery(termsOf(parts.city))
  return (
    <PayFrame
      parts={parts}
      heading={parts.say.byNumber}
      city={data?.city}
      phone={data?.cityPhone}
      practice={data?.practice ?? false}
    >
      <PayRefusal error={error} say={parts.say} />
      {data && <NumberForm facts={data.facts} parts={parts} />}
    </PayFrame>
  )
}

type NumberFormProps = { readonly facts: readonly Fact[]; readonly parts: PayPageParts }

function NumberForm({ facts, parts }: NumberFormProps) {
  const { say } = parts
  const [accountNumber, writeNumber] = useState('')
  const [fact, choose] = useState<Fact>(facts[0]!)
  const [answer, writeAnswer] = useState('')
  const [tried, setTried] = useState(false)
  const find = useFind(parts)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (accountNumber.trim() !== '' && answer.trim() !== '') find.mutate({ accountNumber, fact, answer })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label={say.number}
          description={say.numberHelp}
          inputMode="numeric"
          autoComplete="off"
          value={accountNumber}
          error={tried && accountNumber.trim() === '' && say.numberFault}
          onChange={({ currentTarget: { value } }) => writeNumber(value)}
        />
        <Radio.Group label={say.beside} value={fact} onChange={(value) => choose(value)}>
          <Stack gap="xs" mt="xs">
            {facts.map((one) => (
              <Radio key={one} value={one} label={say.facts[one]} />
            ))}
          </Stack>
        </Radio.Group>
        <TextInput
          label={say.facts[fact]}
          inputMode={fact === 'bill-amount' ? 'decimal' : 'numeric'}
          autoComplete="off"
          value={answer}
          error={tried && answer.trim() === '' && say.answerFault}
          onChange={({ currentTarget: { value } }) => writeAnswer(value)}
        />
        <PayRefusal error={find.error} say={say} />
        <Button type="submit" size="md" loading={find.isPending}>
          {say.find}
        </Button>
      </Stack>
    </form>
  )
}

function useFind({ city, lang }: PayPageParts) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (asked: { accountNumber: string; fact: Fact; answer: string }) =>
      call(pay.find, { body: { ...city, ...asked } }),
    onSuccess: ({ token }) => navigate({ to: '/pay/$token', params: { token }, search: { ...city, lang } }),
  })
}
