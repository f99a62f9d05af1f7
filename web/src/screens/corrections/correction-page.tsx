import { call } from '@cartwright/api/client'
import { corrections } from '@cartwright/api/corrections'
import { Button, List, Stack, Table, Text, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { day } from '../../parts/day.tsx'
import { Facts } from '../../parts/facts.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { money, signedMoney } from '../../parts/money.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { amountWords, stateWords as adjustmentStates } from '../adjustments/adjustment-words.ts'
import { CaseLink } from '../cases/for-case-line.tsx'
import { type Correction, correctionShown } from './correction-queries.ts'
import { CorrectedBills } from './corrected-bills.tsx'
import { stateSentence } from './state-words.ts'

/** One correction: what was stated, what it came to bill by bill, what became of it, and what the books had before. */
export function CorrectionPage() {
  const { correctionId } = useParams({ from: '/office/corrections/$correctionId' })
  const query = useQuery(correctionShown(Number(correctionId)))
  const correction = query.data
  return (
    <Stack gap="md">
      <PageHead
        title={
          correction
            ? `Correction ${correctionId} of ${correction.accountNumber}`
            : `Correction ${correctionId}`
        }
        state={correction ? stateSentence(correction) : ''}
        action={correction?.state === 'asked' && <Withdraw correction={correction} />}
      />
      <Loaded query={query} rows={8}>
        {(shown) => <Known correction={shown} />}
      </Loaded>
    </Stack>
  )
}

const Known = ({ correction }: { readonly correction: Correction }) => (
  <>
    <List size="sm">
      {correction.statedEn.map((sentence) => (
        <List.Item key={sentence}>{sentence}</List.Item>
      ))}
    </List>
    <Text size="sm">
      Asked for by {correction.askedBy} on {day(correction.askedOn)}: {correction.reason}{' '}
      {correction.overrideReason && <>Beyond the look-back: {correction.overrideReason} </>}
      <TextLink to="/accounts/$accountNumber" params={{ accountNumber: correction.accountNumber }}>
        Account {correction.accountNumber}
      </TextLink>
    </Text>
    <Carries correction={correction} />
    <Replacements correction={correction} />
    <Sharing correction={correction} />
    <CorrectedBills bills={correction.bills} />
    {correction.changed.length > 0 && <Changed rows={correction.changed} />}
  </>
)

/** What carries its money, the case it is for, and the letter that tells of it. */
const Carries = ({ correction }: { readonly correction: Correction }) => {
  const { adjustmentId, adjustmentState, deskCaseId, deskCaseTitle, letterId, postedCents } = correction
  return (
    <Facts
      facts={{
        Money: adjustmentId !== null && (
          <TextLink
            to="/adjustments/$adjustmentId"
            params={{ adjustmentId: String(adjustmentId) }}
            fz="inherit"
          >
            Adjustment {adjustmentId}, {amountWords(postedCents)}
            {adjustmentState && `: ${adjustmentStates[adjustmentState]}`}
          </TextLink>
        ),
        Case: deskCaseId !== null && <CaseLink id={deskCaseId} title={deskCaseTitle} />,
        Letter: letterId !== null && (
          <TextLink to="/letters/$letterId" params={{ letterId: String(letterId) }} fz="inherit">
            Letter {letterId}
          </TextLink>
        ),
      }}
    />
  )
}

/** What took the place of cancelled bills, each with the bill it cancels. */
const Replacements = ({ correction }: { readonly correction: Correction }) =>
  correction.replacements.length > 0 && (
    <List size="sm" aria-label="Bills made anew">
      {correction.replacements.map(({ number, billNumber, dueOn, totalDueCents }) => (
        <List.Item key={number}>
          <TextLink to="/replacement-bills/$number" params={{ number }} inherit>
            Bill {number}
          </TextLink>{' '}
          took the place of bill {billNumber}: {money(totalDueCents)} due {day(dueOn)}
        </List.Item>
      ))}
    </List>
  )

/** The corrections of other accounts that pay a part of the same service. */
const Sharing = ({ correction }: { readonly correction: Correction }) =>
  correction.sharing.length > 0 && (
    <Text size="sm">
      Others pay a part of it, and are corrected with it:{' '}
      {correction.sharing.map(({ correctionId, accountNumber, postedCents }, index) => (
        <span key={correctionId}>
          {index > 0 && ', '}
          <TextLink to="/corrections/$correctionId" params={{ correctionId: String(correctionId) }} inherit>
            {accountNumber}
          </TextLink>{' '}
          {signedMoney(postedCents)}
        </span>
      ))}
      .
    </Text>
  )

const Changed = ({ rows }: { readonly rows: Correction['changed'] }) => (
  <section aria-labelledby="changed">
    <Title order={2} size="h4" id="changed" mb={4}>
      What the books say since
    </Title>
    <Table verticalSpacing={6} aria-labelledby="changed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Believed before</Table.Th>
          <Table.Th>Known since</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ before, after }) => (
          <Table.Tr key={`${before} ${after}`}>
            <Table.Td>{before ?? 'not in the books'}</Table.Td>
            <Table.Td>{after ?? 'not there'}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </section>
)

function Withdraw({ correction }: { readonly correction: Correction }) {
  const may = useMay()('corrections.ask')
  const [asking, ask] = useState(false)
  const form = useForm({ initialValues: { note: '' } })
  const command = useCommand(
    ({ note }: typeof form.values) =>
      call(corrections.withdraw, {
        params: { id: correction.correctionId },
        body: { ...(note.trim() && { note }) },
      }),
    () => ask(false),
  )
  if (!may) return null
  return (
    <>
      <Button variant="default" onClick={() => ask(true)}>
        Withdraw …
      </Button>
      {asking && (
        <FormDialog
          title="Withdraw the correction"
          form={form}
          command={command}
          submit="Withdraw"
          will="Nothing was posted, and nothing will be. The facts stay as the books have them."
          onClose={() => ask(false)}
        >
          <ReasonField data-autofocus {...form.getInputProps('note')} />
        </FormDialog>
      )}
    </>
  )
}
