import { call } from '@cartwright/api/client'
import { counter } from '@cartwright/api/counter'
import { Stack, Text, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { CommandForm } from '../../parts/command-form.tsx'
import { ButtonLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { MoneyField } from '../../parts/money-field.tsx'
import { money, readMoney } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useRequestKey } from '../../parts/request-key.ts'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { CountDrawer } from './count-drawer.tsx'
import { type Drawer, drawerList } from './counter-queries.ts'
import { CloseDrawer, DrawerTable } from './drawer-table.tsx'
import { ReceiptTable } from './receipt-table.tsx'
import { TakeReceipt } from './take-receipt.tsx'

/** The counter: one's own drawer from its float to its count, and the drawers of all. */
export function Counter() {
  const query = useQuery(drawerList)
  const may = useMay()('payments.post')
  return (
    <Loaded query={query}>
      {({ rows }) => {
        const mine = rows.find((drawer) => drawer.mine && drawer.state !== 'closed')
        return (
          <Stack gap="xl">
            <PageHead
              title="Counter"
              state={mine ? sentence(mine) : 'You have no open drawer.'}
              action={
                <ButtonLink to="/cash/bank" variant="default">
                  Bank deposits
                </ButtonLink>
              }
            />
            {may && !mine && <OpenDrawer />}
            {may && mine && <MyDrawer key={mine.drawerId} drawer={mine} />}
            <DrawerTable rows={rows} />
          </Stack>
        )
      }}
    </Loaded>
  )
}

const sentence = ({ drawerId, state, receipts, floatCents }: Drawer): string =>
  `Drawer ${drawerId}, ${state} · float ${money(floatCents)} · ${count(receipts, 'receipt')}`

function OpenDrawer() {
  const key = useRequestKey()
  const form = useForm({
    initialValues: { float: '' },
    validate: { float: (text) => (readMoney(text) === null ? 'Write the float, such as 100.00.' : null) },
  })
  const command = useCommand(({ float }: typeof form.values) =>
    call(counter.openDrawer, { body: { key, floatCents: readMoney(float) ?? 0 } }),
  )
  return (
    <section aria-labelledby="open-drawer">
      <Title order={2} id="open-drawer" mb="xs">
        Open your drawer
      </Title>
      <CommandForm
        form={form}
        command={command}
        submit="Open it"
        will="The float is the change you begin with. It stays in the drawer and does not go to the bank."
      >
        <MoneyField label="Float" required {...form.getInputProps('float')} />
      </CommandForm>
    </section>
  )
}

function MyDrawer({ drawer }: { readonly drawer: Drawer }) {
  return (
    <>
      {drawer.state === 'open' && <TakeReceipt />}
      {drawer.state === 'counted' && <CloseDrawer drawer={drawer} />}
      <ReceiptTable drawer={drawer} />
      <section aria-labelledby="count-drawer">
        <Title order={2} id="count-drawer" mb="xs">
          {drawer.state === 'open' ? 'Count and close' : 'Count it again'}
        </Title>
        <Text size="sm" mb="sm">
          Count what is in the drawer, the float too. What there should be is told only after you have
          counted; from then on no receipt comes into it.
        </Text>
        <CountDrawer drawerId={drawer.drawerId} />
      </section>
    </>
  )
}
