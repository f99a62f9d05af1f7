import { accounts } from '@cartwright/api/accounts'
import { billExplanations } from '@cartwright/api/bill-explanations'
import { call } from '@cartwright/api/client'
import { Anchor, Select, Text } from '@mantine/core'
import { Window } from '../../parts/window.tsx'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useRequestKey } from '../../parts/request-key.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { type Language, letterUrl } from './explanation-queries.ts'

type Sending = {
  readonly number: string
  readonly accountNumber: string
  readonly language: Language
  /** The bill it is compared with, when the letter tells why it changed. */
  readonly other?: string | undefined
  readonly onClose: () => void
  readonly onSent: (to: string) => void
}

type Values = { readonly partyId: string; readonly language: Language }

/** Sends an explanation by e-mail to somebody of the account. What will be sent can be looked at first. */
export function SendExplanation(props: Sending) {
  const { number, accountNumber, language, other, onClose } = props
  const account = useQuery({
    queryKey: ['account', accountNumber],
    queryFn: () => call(accounts.show, { params: { accountNumber } }),
  })
  const people = reachable(account.data)
  const form = useForm<Values>({
    initialValues: { partyId: '', language },
    validate: { partyId: (id) => (id || people.length === 1 ? null : 'Choose to whom.') },
  })
  const chosen =
    people.find(({ value }) => value === form.values.partyId) ?? (people.length === 1 ? people[0] : undefined)
  const command = useSend(props, chosen)
  const title = `Send the explanation of bill ${number}`
  if (account.data && people.length === 0)
    return (
      <Window onClose={onClose} title={title}>
        <Text>
          Nobody of this account has an e-mail address on file. Enter one under People on the account, or
          write a letter.
        </Text>
      </Window>
    )
  return (
    <FormDialog
      title={title}
      form={form}
      command={command}
      submit="Send e-mail"
      onClose={onClose}
      will={
        chosen && <WhatGoes email={chosen.email} letter={letterUrl(number, form.values.language, other)} />
      }
    >
      <Refusal error={account.error} />
      <Select
        label="To"
        description="Only people of the account, at the address on file."
        data={people.map(({ value, label }) => ({ value, label }))}
        value={chosen?.value ?? null}
        onChange={(id) => form.setFieldValue('partyId', id ?? '')}
        error={form.errors.partyId}
        allowDeselect={false}
      />
      <Select
        label="Language"
        data={[
          { value: 'en', label: 'English' },
          { value: 'es', label: 'Español' },
        ]}
        value={form.values.language}
        onChange={(chosenLanguage) => form.setFieldValue('language', chosenLanguage === 'es' ? 'es' : 'en')}
        allowDeselect={false}
      />
    </FormDialog>
  )
}

/** Sends it to who is chosen. */
function useSend({ number, other, onSent }: Sending, chosen: Reached | undefined) {
  // Names this request: pressed twice, or sent again by the network, it stays one e-mail.
  const request = useRequestKey()
  return useCommand(
    (values: Values) =>
      call(billExplanations.send, {
        params: { number },
        body: {
          partyId: Number(chosen?.value),
          language: values.language,
          with: other ?? null,
          request,
        },
      }),
    ({ to }) => onSent(to),
  )
}

const WhatGoes = ({ email, letter }: { readonly email: string; readonly letter: string }) => (
  <Text size="sm">
    One e-mail goes to {email} with{' '}
    <Anchor href={letter} target="_blank" inherit>
      this letter
    </Anchor>
    . It stays recorded with the bill.
  </Text>
)

type Reached = ReturnType<typeof reachable>[number]
type Shown = Awaited<ReturnType<typeof call<typeof accounts.show>>>

/** Who of the account has an address, each once. Whoever has left it is not offered. */
function reachable(account: Shown | undefined) {
  const found = (account?.parties ?? []).flatMap(({ partyId, name, email, role, until }) =>
    email !== null && until === null
      ? [{ value: String(partyId), label: `${name} (${role}), ${email}`, email }]
      : [],
  )
  return [...new Map(found.map((one) => [one.value, one])).values()]
}
