import { call } from '@cartwright/api/client'
import { moveNotices } from '@cartwright/api/move-notices'
import { Button, Checkbox, Group, NativeSelect, Stack, Text, Title } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { BringNotices, EnterNotice } from './notice-forms.tsx'
import { NoticeFiles } from './notice-files.tsx'
import { methodWords, type Notice, noticeList, resultWords, verdictWords } from './notice-queries.ts'

const verdicts = ['open', 'taken', 'accepted', 'left', 'overtaken'] as const

/** What the post office told of names by other ways than NCOALink: each change is accepted or left. */
export function NoticesPage() {
  const may = useMay()('mail.work')
  const [verdict, setVerdict] = useState<Notice['verdict'] | ''>('')
  const [asking, ask] = useState<'enter' | 'bring' | null>(null)
  const [told, tell] = useState('')
  const query = useInfiniteQuery(noticeList(verdict))
  const [first] = query.data?.pages ?? []
  return (
    <Stack gap="md">
      <PageHead
        title="Move notices"
        state={first && `${count(first.open, 'notice')} to decide`}
        action={
          may && (
            <Group gap="xs">
              <Button variant="default" onClick={() => ask('enter')}>
                Enter a notice …
              </Button>
              <Button onClick={() => ask('bring')}>Bring a file …</Button>
            </Group>
          )
        }
      />
      <TextLink to="/addresses">Addresses</TextLink>
      <Text size="sm">
        What the post office told by ACS, by the endorsement on the envelope or by another approved way. It
        counts as a Move Update like an answer of NCOALink, with its way and its day.
      </Text>
      {told && (
        <Text component="output" size="sm">
          {told}
        </Text>
      )}
      <Filter verdict={verdict} onVerdict={setVerdict} />
      <Refusal error={query.error} />
      <NoticeTable
        rows={query.data?.pages.flatMap(({ rows }) => rows)}
        more={() => void (query.hasNextPage && query.fetchNextPage())}
        may={may}
      />
      {first && <NoticeFiles files={first.files} />}
      {asking === 'enter' && <EnterNotice onClose={() => ask(null)} />}
      {asking === 'bring' && first && (
        <BringNotices
          columns={first.columns}
          onClose={() => ask(null)}
          onDone={({ fileName, lines, taken, faulty }) =>
            tell(`${fileName}: ${count(lines, 'line')}, ${taken} taken, ${faulty} waiting.`)
          }
        />
      )}
    </Stack>
  )
}

type FilterProps = {
  readonly verdict: Notice['verdict'] | ''
  readonly onVerdict: (verdict: Notice['verdict'] | '') => void
}

const Filter = ({ verdict, onVerdict }: FilterProps) => (
  <NativeSelect
    label="State"
    value={verdict}
    data={[{ value: '', label: 'Any' }, ...verdicts.map((value) => ({ value, label: verdictWords[value] }))]}
    onChange={({ currentTarget }) => onVerdict(verdicts.find((one) => one === currentTarget.value) ?? '')}
    maw="20rem"
  />
)

type TableProps = {
  readonly rows: readonly Notice[] | undefined
  readonly more: () => void
  readonly may: boolean
}

function NoticeTable({ rows, more, may }: TableProps) {
  const [chosen, choose] = useState<ReadonlySet<number>>(new Set())
  const decide = useCommand(
    (verdict: 'accepted' | 'left') => call(moveNotices.decide, { body: { verdict, noticeIds: [...chosen] } }),
    () => choose(new Set()),
  )
  const toggle = (id: number) =>
    choose((now) => (now.has(id) ? new Set([...now].filter((one) => one !== id)) : new Set([...now, id])))
  return (
    <section aria-labelledby="notices">
      <Title order={2} id="notices" mb="xs">
        Notices
      </Title>
      {may && (
        <Group gap="xs" mb="xs">
          <Button
            disabled={chosen.size === 0}
            loading={decide.isPending}
            onClick={() => decide.mutate('accepted')}
          >
            {`Accept ${chosen.size} chosen`}
          </Button>
          <Button
            variant="default"
            disabled={chosen.size === 0}
            loading={decide.isPending}
            onClick={() => decide.mutate('left')}
          >
            {`Leave ${chosen.size} chosen`}
          </Button>
        </Group>
      )}
      <Refusal error={decide.error} />
      {decide.data && (
        <Text component="output" size="sm">
          {decide.data.accepted} accepted, {decide.data.left} left
          {decide.data.overtaken > 0 && `, ${decide.data.overtaken} not applied: mail goes elsewhere since`}.
        </Text>
      )}
      <DataTable
        label="Notices of the post office"
        rows={rows}
        columns={may ? [choosing(chosen, toggle), ...columns] : columns}
        rowKey={({ noticeId }) => noticeId}
        onEnd={more}
        empty="No notice is here. Enter one, or bring the file the post office or the vendor sent."
        height="26rem"
      />
    </section>
  )
}

const choosing = (chosen: ReadonlySet<number>, toggle: (id: number) => void): Column<Notice> => ({
  key: 'choose',
  title: 'Choose',
  cell: ({ noticeId, name, verdict }) =>
    verdict === 'open' && (
      <Checkbox
        aria-label={`Choose ${name}, notice ${noticeId}`}
        checked={chosen.has(noticeId)}
        onChange={() => toggle(noticeId)}
      />
    ),
})

const columns: readonly Column<Notice>[] = [
  { key: 'on', title: 'Day', sortBy: ({ noticedOn }) => noticedOn, cell: ({ noticedOn }) => day(noticedOn) },
  { key: 'method', title: 'By', wrap: true, cell: ({ method }) => methodWords[method] },
  {
    key: 'account',
    title: 'Account',
    cell: ({ accountNumber }) => (
      <TextLink to="/accounts/$accountNumber" params={{ accountNumber }} fz="inherit">
        {accountNumber}
      </TextLink>
    ),
  },
  {
    key: 'name',
    title: 'Name and address',
    wrap: true,
    sortBy: ({ name }) => name,
    cell: ({ name, before }) => `${name}, ${before}`,
  },
  { key: 'result', title: 'What it says', wrap: true, cell: ({ result }) => resultWords[result] },
  { key: 'after', title: 'Would become', wrap: true, cell: ({ after }) => after },
  {
    key: 'verdict',
    title: 'State',
    wrap: true,
    sortBy: ({ verdict }) => verdict,
    cell: ({ verdict, decidedBy, reason }) =>
      [verdictWords[verdict], decidedBy, reason].filter(Boolean).join(', '),
  },
]
