import { call } from '@cartwright/api/client'
import { reconciliation } from '@cartwright/api/reconciliation'
import { Button, Group, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { day } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { MoneyField } from '../../parts/money-field.tsx'
import { Money, money, readMoney } from '../../parts/money.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { ReasonForm } from '../refunds/refund-forms.tsx'
import type { Balance } from './reconcile-queries.ts'

/** The bank balance statement: the bank brought to the books, and the books to the bank. */
export function BalanceSection({ balance }: { readonly balance: Balance }) {
  const may = useMay()('cash.reconcile')
  const [asking, ask] = useState<'state' | 'undo' | null>(null)
  const { opening } = balance
  return (
    <section aria-labelledby="bank-balance">
      <Group justify="space-between" mt="xl" mb="xs">
        <Title order={2} id="bank-balance">
          Bank balance statement
        </Title>
        {may && (
          <Button variant="default" size="xs" onClick={() => ask(opening ? 'undo' : 'state')}>
            {opening ? 'Take the opening balance back …' : 'State the opening balance …'}
          </Button>
        )}
      </Group>
      <Text mb="xs">{balanceSentence(balance)}</Text>
      {opening && (
        <DataTable
          label="Bank balance statement"
          rows={rowsOf(balance)}
          columns={columns}
          rowKey={({ code }) => code}
          empty="There is no figure."
          height="34rem"
        />
      )}
      {asking === 'state' && <StateForm asOf={balance.asOf} onClose={() => ask(null)} />}
      {asking === 'undo' && opening && <UndoForm opening={opening} onClose={() => ask(null)} />}
    </section>
  )
}

function balanceSentence({ opening, lacking, statements, differenceCents }: Balance): string {
  if (opening === null)
    return 'Nobody has stated what the books had in the bank when you began here. State it once, from the last reconciliation of Finance; then the balance is proven every day.'
  if (lacking.length > 0)
    return `There is no statement of account ${lacking.join(', ')} by this day. Load it first.`
  const of = statements.map(({ account, asOf }) => `account ${account} as of ${day(asOf)}`).join(', ')
  const agrees =
    differenceCents === 0
      ? '✓ Bank and books agree'
      : `✗ Bank and books differ by ${money(differenceCents ?? 0)}`
  return `${agrees}: ${of}. Opening balance of ${day(opening.asOf)} from “${opening.paper}”, stated by ${opening.statedBy}.`
}

type Row = Balance['bank'][number]

const rowsOf = ({ bank, bankCents, books, bookCents }: Balance): readonly Row[] => [
  ...bank,
  { code: 'bank', name: '= What the books should have', how: 'By the bank', cents: bankCents },
  ...books,
  { code: 'books', name: '= What is in the bank', how: 'By the books', cents: bookCents },
]

const columns: readonly Column<Row>[] = [
  {
    key: 'name',
    title: 'Figure',
    wrap: true,
    cell: ({ name, how, code }) => (
      <>
        <Text size="sm" fw={code === 'bank' || code === 'books' ? 700 : 400}>
          {name}
        </Text>
        <Text size="xs">{how}</Text>
      </>
    ),
  },
  { key: 'cents', title: 'Amount', align: 'right', cell: ({ cents }) => <Money cents={cents} /> },
]

function StateForm({ asOf, onClose }: { readonly asOf: string; readonly onClose: () => void }) {
  const form = useForm({
    initialValues: { asOf, cents: '', paper: '' },
    validate: {
      asOf: (value) => (value ? null : 'Write the day.'),
      cents: (value) => (readMoney(value) === null ? 'Write an amount such as 182,406.12.' : null),
      paper: (value) => (value.trim() ? null : 'Write which paper says so.'),
    },
  })
  const command = useCommand(
    ({ cents, ...rest }: typeof form.values) =>
      call(reconciliation.opening, { body: { ...rest, cents: readMoney(cents) ?? 0 } }),
    onClose,
  )
  return (
    <FormDialog
      title="State the opening balance of the bank"
      form={form}
      command={command}
      submit="State it"
      onClose={onClose}
      will={
        <Text size="sm">
          Nothing is posted. From that day on the closing balance of the bank is proven against it and the
          cash of the ledger. It is stated once, with your name.
        </Text>
      }
    >
      <DayField label="At the end of" required {...form.getInputProps('asOf')} />
      <MoneyField
        label="Balance of the books"
        description="With deposits in transit, without checks that are outstanding"
        {...form.getInputProps('cents')}
      />
      <TextInput
        label="Paper"
        description="Such as the reconciliation of Finance, with its month and page"
        maxLength={300}
        {...form.getInputProps('paper')}
      />
    </FormDialog>
  )
}

type UndoFormProps = { readonly opening: NonNullable<Balance['opening']>; readonly onClose: () => void }

function UndoForm({ opening, onClose }: UndoFormProps) {
  const { openingId } = opening
  const command = useCommand(
    (body: { reason: string }) => call(reconciliation.undoOpening, { params: { openingId }, body }),
    onClose,
  )
  return (
    <ReasonForm
      title={`Take the opening balance of ${money(opening.cents)} back`}
      submit="Take it back"
      will="It stays on record with your reason. Until another is stated, the balance of the bank is not proven."
      command={command}
      onClose={onClose}
    />
  )
}
