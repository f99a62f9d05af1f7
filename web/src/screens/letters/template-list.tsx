import { call } from '@cartwright/api/client'
import { letterTemplates } from '@cartwright/api/letter-templates'
import type { SuccessOf } from '@cartwright/api/route'
import { Button, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Day, day } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { TextLink } from '../../parts/links.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { templateList } from './letter-queries.ts'
import { languageWords } from './letter-words.ts'

type Row = SuccessOf<typeof letterTemplates.list>['rows'][number]

/** What letters begin from: each with the version in force, and whether a change is prepared. */
export function TemplateList() {
  const query = useQuery(templateList)
  const may = useMay()('letters.templates')
  const navigate = useNavigate()
  const [adding, add] = useState(false)
  return (
    <Stack gap="sm">
      <PageHead
        title="Letter templates"
        state={<TextLink to="/letters">Back to the letters</TextLink>}
        action={may && <Button onClick={() => add(true)}>New template …</Button>}
      />
      <Refusal error={query.error} />
      <DataTable
        label="Letter templates"
        rows={query.data?.rows}
        columns={columns}
        rowKey={({ code }) => code}
        onOpen={({ code }) => void navigate({ to: '/letters/templates/$code', params: { code } })}
        empty="The city has no letter template. Begin the first with the button above, or put a letters.yaml into the city’s folder."
      />
      {adding && <AddTemplate onClose={() => add(false)} />}
    </Stack>
  )
}

function AddTemplate({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate()
  const form = useForm({ initialValues: { code: '', name: '' } })
  const command = useCommand(
    (body: { code: string; name: string }) => call(letterTemplates.add, { body }),
    ({ code }) => navigate({ to: '/letters/templates/$code', params: { code } }),
  )
  return (
    <FormDialog
      title="New letter template"
      form={form}
      command={command}
      submit="Begin it"
      will="It is prepared in both languages, and used once it is published."
      onClose={onClose}
    >
      <TextInput label="Name" required data-autofocus {...form.getInputProps('name')} />
      <TextInput
        label="Code"
        description="Small letters and hyphens, such as cart-reminder"
        required
        {...form.getInputProps('code')}
      />
    </FormDialog>
  )
}

const columns: readonly Column<Row>[] = [
  {
    key: 'name',
    title: 'Template',
    sortBy: ({ name }) => name,
    cell: ({ code, name }) => (
      <TextLink to="/letters/templates/$code" params={{ code }} fz="inherit">
        {name}
      </TextLink>
    ),
  },
  { key: 'code', title: 'Code', sortBy: ({ code }) => code, cell: ({ code }) => code },
  {
    key: 'version',
    title: 'Version',
    align: 'right',
    sortBy: ({ version }) => version,
    cell: ({ version }) => version ?? 'none yet',
  },
  {
    key: 'from',
    title: 'In force since',
    sortBy: ({ from }) => from,
    cell: ({ from }) => from && <Day on={from} />,
  },
  {
    key: 'coming',
    title: 'Next',
    sortBy: ({ coming }) => coming?.from ?? null,
    cell: ({ coming }) => coming && `◔ version ${coming.version} from ${day(coming.from)}`,
  },
  {
    key: 'prepared',
    title: 'Prepared',
    cell: ({ prepared, older }) =>
      !prepared ? '' : older ? `⚠ ${languageWords[older]} is older` : '✎ a change',
  },
]
