import {
  Alert,
  Anchor,
  Button,
  Group,
  NativeSelect,
  Radio,
  Skeleton,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { checkOpening, type Opening, openRun } from './opening.ts'
import { OpeningPreview } from './opening-preview.tsx'
import type { OpenSearch } from './open-search.ts'
import { proposals } from './run-queries.ts'
import { cycleWords, kindWords } from './run-words.ts'

const kindHelp: Record<Opening['kind'], string> = {
  cycle: 'Every open account of the cycle.',
  account: 'Bill one account by itself, as after a mended address.',
  list: 'Bill the accounts you name, and nobody else.',
  finals: 'Only accounts of the cycle that closed and have no final bill yet.',
}

/** Opens a run: the cycle, which of its accounts, and the dates as they would be, before anything is made. */
export function OpenRun() {
  const asked = useSearch({ strict: false, select: (search) => search as OpenSearch })
  const { data, error } = useQuery(proposals)
  const rows = data?.rows
  return (
    <Stack maw={720}>
      <PageHead
        title="Open a bill run"
        state="Nothing is billed by opening a run; it only says what will be."
      />
      <Refusal error={error} />
      {!rows && !error && <Skeleton h={420} />}
      {rows?.length === 0 && <Alert title="No cycle">The city has no cycle to bill yet.</Alert>}
      {rows && rows.length > 0 && (
        <OpenForm
          proposals={rows}
          first={{
            cycle: rows.find(({ cycle }) => cycle === asked.cycle)?.cycle ?? rows[0]?.cycle ?? '',
            kind: asked.kind ?? (asked.accounts ? 'list' : 'cycle'),
            accounts: asked.accounts ?? '',
            billOn: '',
            note: '',
          }}
        />
      )}
    </Stack>
  )
}

type Proposals = {
  readonly proposals: Parameters<typeof OpeningPreview>[0]['proposal'][]
  readonly first: Opening
}

function OpenForm({ proposals: cycles, first }: Proposals) {
  const [opening, setOpening] = useState(first)
  const [missing, setMissing] = useState<string | null>(null)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const open = useMutation({
    mutationFn: openRun,
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['runs'] })
      await navigate({ to: '/runs/$runId', params: { runId: `${id}` } })
    },
  })
  const change = (part: Partial<Opening>) => setOpening((before) => ({ ...before, ...part }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const fault = checkOpening(opening)
    setMissing(fault)
    if (!fault) open.mutate(opening)
  }
  const proposal = cycles.find(({ cycle }) => cycle === opening.cycle)
  const named = opening.kind === 'account' || opening.kind === 'list'
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <NativeSelect
          label="Cycle"
          value={opening.cycle}
          onChange={(event) => change({ cycle: event.currentTarget.value })}
          data={cycles.map(({ cycle, name }) => ({ value: cycle, label: `${cycleWords(cycle)} · ${name}` }))}
        />
        <KindChoice kind={opening.kind} onChange={(kind) => change({ kind })} />
        {named && (
          <AccountsField opening={opening} fault={missing} onChange={(accounts) => change({ accounts })} />
        )}
        {proposal && <OpeningPreview proposal={proposal} opening={opening} />}
        <DayAndNote opening={opening} onChange={change} />
        <Refusal error={open.error} />
        <Group>
          <Button type="submit" loading={open.isPending}>
            Open the run
          </Button>
          <Anchor renderRoot={(props) => <Link to="/runs" {...props} />}>Leave it</Anchor>
        </Group>
      </Stack>
    </form>
  )
}

type Rest = { readonly opening: Opening; readonly onChange: (part: Partial<Opening>) => void }

const DayAndNote = ({ opening, onChange }: Rest) => (
  <>
    <TextInput
      type="date"
      label="Day of the bills (if not the day above)"
      description="The due dates follow from it by the city’s schedule."
      value={opening.billOn}
      onChange={(event) => onChange({ billOn: event.currentTarget.value })}
      maw={320}
    />
    <Textarea
      label="Note (if you like)"
      description="It is kept in the record of the run."
      value={opening.note}
      maxLength={500}
      autosize
      minRows={2}
      onChange={(event) => onChange({ note: event.currentTarget.value })}
    />
  </>
)

type Kinds = { readonly kind: Opening['kind']; readonly onChange: (kind: Opening['kind']) => void }

const KindChoice = ({ kind, onChange }: Kinds) => (
  <Radio.Group label="Which accounts" value={kind} onChange={(value) => onChange(value)}>
    <Stack gap="xs" mt={4}>
      {Object.entries(kindWords).map(([value, label]) => (
        <Radio key={value} value={value} label={label} description={kindHelp[value as Opening['kind']]} />
      ))}
    </Stack>
  </Radio.Group>
)

type Field = {
  readonly opening: Opening
  readonly fault: string | null
  readonly onChange: (accounts: string) => void
}

function AccountsField({ opening, fault, onChange }: Field) {
  const shared = {
    value: opening.accounts,
    error: fault,
    required: true,
    withAsterisk: false,
    ff: 'monospace',
  }
  return opening.kind === 'account' ? (
    <TextInput
      {...shared}
      label="Account number"
      description="As it stands on the bill."
      maw={320}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  ) : (
    <Textarea
      {...shared}
      label="Account numbers"
      description="One to a line, or with commas between; a column pasted from a spreadsheet will do."
      autosize
      minRows={4}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
