import { call } from '@cartwright/api/client'
import { rebills } from '@cartwright/api/rebills'
import { Button, Group, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { CommandForm } from '../../parts/command-form.tsx'
import { useRequestKey } from '../../parts/request-key.ts'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { useForCase } from '../cases/for-case.ts'
import { AskFields, type Asked, nothingAsked } from './ask-fields.tsx'
import type { RebillNamed, RebillPreview } from './rebill-queries.ts'

type AskRebillProps = {
  readonly preview: RebillPreview
  readonly named: RebillNamed
  readonly beyond: boolean
  readonly onBeyond: () => void
}

/** Asks for what was looked at: cancelled and billed anew at once within one's authority, or put before a second person. */
export function AskRebill({ preview, named, beyond, onBeyond }: AskRebillProps) {
  const { accountNumber, fingerprint } = preview
  const navigate = useNavigate()
  // One for each look: sending twice asks once.
  const requestKey = useRequestKey()
  const deskCaseId = useForCase()
  const form = useForm<Asked>({ initialValues: nothingAsked })
  const command = useCommand(
    ({ reason, overrideReason, inInstallments }: Asked) => {
      const body = { ...named, reason, inInstallments, fingerprint, deskCaseId, requestKey }
      const params = { accountNumber }
      return beyond
        ? call(rebills.askBeyond, { params, body: { ...body, overrideReason } })
        : call(rebills.ask, { params, body })
    },
    ({ correctionId }) =>
      navigate({ to: '/corrections/$correctionId', params: { correctionId: String(correctionId) } }),
  )
  const may = useMay()('corrections.override')
  const isBeyond = preview.bills.some(({ replaced }) => !replaced)
  if (preview.gaps.length > 0) return null
  if (isBeyond && !beyond)
    return may && preview.mayGoBeyond ? (
      <Group>
        <Button variant="default" onClick={onBeyond}>
          Go beyond the look-back …
        </Button>
      </Group>
    ) : (
      <Text size="sm">
        {preview.mayGoBeyond
          ? 'What lies beyond the look-back a manager can have billed anew, with the reason.'
          : `Nobody may go beyond the look-back (${preview.citation}).`}
      </Text>
    )
  return (
    <CommandForm form={form} command={command} submit="Cancel and rebill" will={will(preview)}>
      <AskFields form={form} reason="What is wrong with the bill" preview={preview} beyond={beyond} />
    </CommandForm>
  )
}

const will = ({ postedCents }: RebillPreview): string =>
  postedCents === 0
    ? 'The bill is cancelled at once and a new one takes its place. No money is posted, and payments stay where they are. The cancelled bill stays to be read as it was sent.'
    : 'Within your authority it is done at once; otherwise it waits for a second person, and the bill holds until then. The difference is posted on the lines of the bill, a new bill takes its place, and the cancelled one stays to be read as it was sent.'
