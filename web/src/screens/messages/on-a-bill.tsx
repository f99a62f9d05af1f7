import { call, callForFile } from '@cartwright/api/client'
import { messages } from '@cartwright/api/messages'
import { Button, Group, List, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { PdfButton } from '../../parts/pdf-button.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import type { MessageBody, Preview } from './message-queries.ts'

type Shown = { readonly body: MessageBody; readonly id: number | null }

/** How the message would look on the newest bill of a real account, before it is saved. */
export function OnABill({ body, id }: Shown) {
  const [accountNumber, setNumber] = useState('')
  const tried = { ...body, name: body.name || 'Draft', id, accountNumber: accountNumber.trim() }
  const trying = useMutation({ mutationFn: () => call(messages.preview, { body: tried }) })
  return (
    <section aria-labelledby="on-a-bill">
      <Title order={2} id="on-a-bill" mb={4}>
        On a real bill
      </Title>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (tried.accountNumber !== '') trying.mutate()
        }}
      >
        <Group align="flex-end" gap="xs">
          <TextInput
            label="Account"
            description="Its newest bill is looked at; nothing is kept"
            value={accountNumber}
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={trying.isPending}>
            Show
          </Button>
        </Group>
      </form>
      <Stack gap="xs" mt="sm">
        <Refusal error={trying.error} />
        {trying.data && (
          <>
            <Said preview={trying.data} />
            <PdfButton
              of={JSON.stringify(tried)}
              make={() => callForFile(messages.previewPdf, { body: tried })}
            >
              Make that bill as PDF
            </PdfButton>
          </>
        )}
      </Stack>
    </section>
  )
}

const Said = ({ preview }: { preview: Preview }) => (
  <Stack gap={6} aria-live="polite">
    <Text size="sm" fw={600}>
      {standing(preview)}
    </Text>
    <Text size="sm" lang="en">
      {preview.en}
    </Text>
    <Text size="sm" lang="es">
      {preview.es}
    </Text>
    {preview.terms.length > 0 && (
      <List size="sm" listStyleType="none">
        {preview.terms.map(({ told, holds }) => (
          <List.Item key={told}>
            {holds ? '✓' : '✗'} {told}
          </List.Item>
        ))}
      </List>
    )}
    {preview.shown.length > 0 && (
      <Text size="sm">The bill would bear, in this order: {preview.shown.join(', ')}.</Text>
    )}
  </Stack>
)

function standing({ bill, isFor, isShown }: Preview): string {
  const named = `${bill.charAt(0).toUpperCase()}${bill.slice(1)}`
  if (!isFor) return `✗ ${named}: it is not for this bill.`
  return isShown
    ? `✓ ${named}: the bill bears it.`
    : `✗ ${named}: it is for this bill, but others go before it and there is no more room.`
}
