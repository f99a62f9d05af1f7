import { Alert, Group, Stack, Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { ChangeActions } from './change-actions.tsx'
import { ChangeFiles } from './change-files.tsx'
import { EffectList } from './effect-list.tsx'
import { FaultList, type Spot } from './fault-list.tsx'
import { LineDifferences } from './line-differences.tsx'
import { changeLines, changeShown, type Judged } from './setup-queries.ts'
import { changeSentence, stateWords } from './setup-words.ts'

/** One change of the set-up: its files, what is wrong with them, what adopting it would do. */
export function ChangePage() {
  const { changeId } = useParams({ strict: false })
  const query = useQuery(changeShown(Number(changeId)))
  return (
    <Stack gap="sm">
      <PageHead
        title={query.data ? query.data.reason : `Change ${changeId}`}
        state={query.data ? `${stateWords[query.data.state]} · ${changeSentence(query.data)}` : ''}
        action={
          <TextLink to="/city/setup" size="sm">
            All changes
          </TextLink>
        }
      />
      <Loaded query={query} rows={10}>
        {(change) => <Known change={change} />}
      </Loaded>
    </Stack>
  )
}

function Known({ change }: { readonly change: Judged }) {
  const [tab, show] = useState<string | null>(change.state === 'draft' ? 'files' : 'effects')
  const [spot, look] = useState<Spot | null>(null)
  const [chosen, choose] = useState(
    () => change.files.find(({ change: how }) => how !== 'same')?.path ?? 'city.yaml',
  )
  const open = change.state === 'draft' || change.state === 'proposed'
  return (
    <>
      {change.state === 'draft' && change.note && (
        <Alert color="yellow" title="⚠ Sent back">
          {change.note}
        </Alert>
      )}
      <Group gap="xs">
        <ChangeActions change={change} />
      </Group>
      <FaultList
        faults={change.faults}
        onLook={(where) => {
          show('files')
          choose(where.file)
          look(where)
        }}
      />
      <Tabs value={tab} onChange={show} activateTabWithKeyboard={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="files">Files</Tabs.Tab>
          {open && <Tabs.Tab value="effects">What it changes ({change.effects.length})</Tabs.Tab>}
          <Tabs.Tab value="lines">Line by line</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="files">
          <ChangeFiles change={change} chosen={chosen} onChoose={choose} spot={spot} />
        </Tabs.Panel>
        {open && (
          <Tabs.Panel value="effects">
            <EffectList change={change} />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="lines">{tab === 'lines' && <Lines change={change} />}</Tabs.Panel>
      </Tabs>
    </>
  )
}

function Lines({ change: { id, edition } }: { readonly change: Judged }) {
  return (
    <Loaded query={useQuery(changeLines(id, edition))} rows={8}>
      {({ files }) => <LineDifferences files={files} />}
    </Loaded>
  )
}
