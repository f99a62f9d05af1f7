import { call } from '@cartwright/api/client'
import { corrections } from '@cartwright/api/corrections'
import { Button, Group, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { CommandForm } from '../../parts/command-form.tsx'
import { useRequestKey } from '../../parts/request-key.ts'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { useForCase } from '../cases/for-case.ts'
import { AskFields, type Asked, nothingAsked } from './ask-fields.tsx'
import type { Preview, Statement } from './correction-queries.ts'

type AskCorrectionProps = {
  readonly preview: Preview
  readonly stated: Statement
  readonly onBeyond: () => void
}

/** Asks for what was looked at: posted within one's authority, or put before a second person. */
export function AskCorrection({ preview, stated, onBeyond }: AskCorrectionProps) {
  const { accountNumber, fingerprint } = preview
  const { beyond = false, ...statement } = stated
  const navigate = useNavigate()
  // One for each look: sending twice asks once.
  const requestKey = useRequestKey()
  const deskCaseId = useForCase()
  const form = useForm<Asked>({ initialValues: nothingAsked })
  const command = useCommand(
    ({ reason, overrideReason, inInstallments }: Asked) => {
      const body = { ...statement, reason, inInstallments, fingerprint, deskCaseId, requestKey }
      const params = { accountNumber }
      return beyond
        ? call(corrections.askBeyond, { params, body: { ...body, overrideReason } })
        : call(corrections.ask, { params, body })
    },
    ({ correctionId }) =>
      navigate({ to: '/corrections/$correctionId', params: { correctionId: String(correctionId) } }),
  )
  return (
    <>
      {!beyond && <GoBeyond preview={preview} onBeyond={onBeyond} />}
      {preview.gaps.length === 0 && (
        <CommandForm
          form={form}
          command={command}
          submit="Ask for the correction"
          will={will(preview, stated.newBills ?? false)}
        >
          <AskFields form={form} reason="How it was found out" preview={preview} beyond={beyond} />
        </CommandForm>
      )}
    </>
  )
}

const will = ({ postedCents }: Preview, newBills: boolean): string =>
  newBills
    ? 'Within your authority it is done at once; otherwise it waits for a second person, and nothing changes until then. The bills of these days are cancelled, new ones take their place, the difference is posted on their lines, and future bills are made from the corrected facts.'
    : postedCents === 0
      ? 'The facts change at once, and future bills are made from them. No bill is changed and no money is posted.'
      : 'Within your authority it is posted at once; otherwise it waits for a second person, and nothing changes until then. Bills stay as they were sent: the difference is posted as adjustments on their lines, and future bills are made from the corrected facts.'

function GoBeyond({ preview, onBeyond }: Pick<AskCorrectionProps, 'preview' | 'onBeyond'>) {
  const may = useMay()('corrections.override')
  if (!preview.bills.some(({ verdict }) => verdict === 'beyond')) return null
  if (!preview.mayGoBeyond)
    return <Text size="sm">Nobody may go beyond the look-back ({preview.citation}).</Text>
  if (!may)
    return (
      <Text size="sm">
        What lies beyond the look-back a manager can have posted, with the reason: ask one to correct this
        account.
      </Text>
    )
  return (
    <Group>
      <Button variant="default" onClick={onBeyond}>
        Go beyond the look-back …
      </Button>
    </Group>
  )
}
