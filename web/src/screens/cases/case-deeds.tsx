import { cases } from '@cartwright/api/cases'
import { call } from '@cartwright/api/client'
import { Button, Group, Menu, Stack } from '@mantine/core'
import { type ComponentType, useState } from 'react'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { seeChanged } from '../workplan/work-queries.ts'
import type { WholeCase } from './case-queries.ts'
import { CaseForm } from './forms/case-form.tsx'
import { CloseForm } from './forms/close-form.tsx'
import { CoolOffForm } from './forms/cool-off-form.tsx'
import { EscalateForm } from './forms/escalate-form.tsx'
import { StateForm } from './forms/state-form.tsx'

type Form = ComponentType<{ readonly one: WholeCase; readonly onClose: () => void }>

const ways = [
  { from: ['new'], to: 'research', words: 'Begin' },
  { from: ['waiting'], to: 'research', words: 'Go on' },
  { from: ['research'], to: 'adjustment', words: 'To adjustment' },
  { from: ['adjustment'], to: 'letter', words: 'To letter' },
] as const

/** What can be done with a case. */
export function CaseDeeds({ one }: { readonly one: WholeCase }) {
  const may = useMay()('cases.change')
  const [Shown, show] = useState<Form | null>(null)
  const { id, version, state, closedOn } = one
  const set = useCommand((to: (typeof ways)[number]['to']) =>
    seeChanged(call(cases.setState, { params: { id }, body: { version, state: to } })),
  )
  if (!may) return null
  const begin = (Chosen: Form) => show(() => Chosen)
  const next = ways.find(({ from }) => (from as readonly string[]).includes(state))
  return (
    <Stack gap="xs" data-no-print>
      <Group gap="xs">
        {closedOn ? (
          <Button onClick={() => begin(StateForm)}>Take it up again …</Button>
        ) : (
          <>
            <Button onClick={() => begin(CloseForm)}>Close …</Button>
            {next && (
              <Button variant="default" loading={set.isPending} onClick={() => set.mutate(next.to)}>
                {next.words}
              </Button>
            )}
            <Button variant="default" onClick={() => begin(CaseForm)}>
              Change …
            </Button>
            <Menu position="bottom-end">
              <Menu.Target>
                <Button variant="default">More</Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => begin(StateForm)}>Where it stands, let it wait …</Menu.Item>
                <Menu.Item onClick={() => begin(EscalateForm)}>Escalate …</Menu.Item>
                <Menu.Item onClick={() => begin(CoolOffForm)}>Cooling off …</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </>
        )}
      </Group>
      <Refusal error={set.error} />
      {Shown && <Shown one={one} onClose={() => show(null)} />}
    </Stack>
  )
}
