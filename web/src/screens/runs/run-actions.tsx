import { Button, Group, Menu, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Refusal } from '../../parts/refusal.tsx'
import { useMay } from '../../session.tsx'
import type { RunDetail, StepName } from './run-types.ts'
import { nextStep, permissionOf, stepWords } from './run-words.ts'
import { StepConfirm } from './step-confirm.tsx'
import { stepNotice } from './step-words.ts'
import { type StepTaken, useTakeStep } from './use-take-step.ts'

/** The next step as the one primary button, the steps back in a menu, and the reason where a step is not open. */
export function RunActions({ run }: { run: RunDetail }) {
  const taking = useTakeStep(run.id)
  const may = useMay()
  const [asking, setAsking] = useState<StepName | null>(null)
  const mine = run.steps.filter(({ step }) => may(permissionOf[step]))
  const next = mine.find(({ step }) => step === nextStep[run.state])
  const take = (taken: StepTaken) => taking.mutate(taken, { onSuccess: () => setAsking(null) })
  const ask = (step: StepName) => {
    taking.reset()
    if (stepNotice(step, run)) setAsking(step)
    else take({ step })
  }
  const notice = asking && stepNotice(asking, run)
  return (
    <Stack gap={4} align="flex-end" maw={480}>
      <Group gap="xs" justify="flex-end">
        <OtherSteps run={{ ...run, steps: mine }} onAsk={ask} onTake={take} />
        {next && (
          <Button
            disabled={!next.possible && next.step !== 'release'}
            variant={next.possible ? 'filled' : 'default'}
            loading={taking.isPending && !asking}
            onClick={() => ask(next.step)}
          >
            {stepWords[next.step]}
          </Button>
        )}
      </Group>
      {next && !next.possible && next.because && (
        <Text size="sm" ta="right">
          {next.because}
        </Text>
      )}
      {!asking && <Refusal error={taking.error} />}
      {asking && notice && (
        <StepConfirm
          key={asking}
          notice={notice}
          busy={taking.isPending}
          error={taking.error}
          onClose={() => setAsking(null)}
          onConfirm={(note) => take({ step: asking, note })}
        />
      )}
    </Stack>
  )
}

type Others = {
  readonly run: RunDetail
  readonly onAsk: (step: StepName) => void
  readonly onTake: (taken: StepTaken) => void
}

/** Steps back, and doing a step again. A menu entry that would be refused is not offered. */
function OtherSteps({ run, onAsk, onTake }: Others) {
  const open = new Set(run.steps.filter(({ possible }) => possible).map(({ step }) => step))
  const again = run.state !== 'open' && open.has('calculate')
  const back = (['unrelease', 'void'] as const).filter((step) => open.has(step))
  const reprint = open.has('print') && nextStep[run.state] !== 'print'
  if (!again && !reprint && back.length === 0) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default">More</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {again && (
          <>
            <Menu.Item onClick={() => onTake({ step: 'calculate', what: 'changed' })}>
              Recalculate what changed since
            </Menu.Item>
            <Menu.Item onClick={() => onAsk('calculate')}>Recalculate every account …</Menu.Item>
          </>
        )}
        {reprint && <Menu.Item onClick={() => onAsk('print')}>Make print files again …</Menu.Item>}
        {back.map((step) => (
          <Menu.Item key={step} {...(step === 'void' && { color: 'red' })} onClick={() => onAsk(step)}>
            {stepWords[step]} …
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
