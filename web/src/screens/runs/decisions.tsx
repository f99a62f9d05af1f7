import { Anchor, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { Refusal } from '../../parts/refusal.tsx'
import { decisionNotice } from './decision-words.ts'
import { StepConfirm } from './step-confirm.tsx'
import { type Decided, type Decision, useDecide } from './use-decide.ts'

/**
 * Deciding on accounts of a register: `ask` opens the question where a note is needed and acts at once where none is;
 * `told` says what was done, with the way back; `asked` is the question while it is open.
 */
export function useDecisions(runId: number, onDone?: () => void) {
  const deciding = useDecide(runId)
  const [asked, setAsked] = useState<Decision | null>(null)
  const carry = (decision: Decision, note: string) =>
    deciding.mutate(
      { decision, note },
      {
        onSuccess: () => {
          setAsked(null)
          onDone?.()
        },
      },
    )
  const ask = (decision: Decision) => (decisionNotice(decision) ? setAsked(decision) : carry(decision, ''))
  const notice = asked && decisionNotice(asked)
  return {
    ask,
    busy: deciding.isPending,
    told: <Told decided={deciding.data} error={asked ? null : deciding.error} onUndo={ask} />,
    asked: asked && notice && (
      <StepConfirm
        notice={notice}
        busy={deciding.isPending}
        error={deciding.error}
        onClose={() => setAsked(null)}
        onConfirm={(note) => carry(asked, note)}
      />
    ),
  }
}

type Said = {
  readonly decided: Decided | undefined
  readonly error: unknown
  readonly onUndo: (decision: Decision) => void
}

/** What was just done. Its line is there before, so that nothing jumps and screen readers hear it come. */
function Told({ decided, error, onUndo }: Said) {
  return (
    <>
      <Refusal error={error} />
      <Group component="output" gap="xs" mih={22}>
        {decided && (
          <Text size="sm">
            <span aria-hidden>✓ </span>
            {decided.sentence}
          </Text>
        )}
        {decided?.undo && (
          <Anchor
            component="button"
            type="button"
            size="sm"
            onClick={() => decided.undo && onUndo(decided.undo)}
          >
            Undo
          </Anchor>
        )}
      </Group>
    </>
  )
}
