import { Button, Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { Account } from '../accounts/account-queries.ts'

const deeds = [
  { to: '/accounts/$accountNumber/change', title: 'Change services …', ofClosed: false },
  { to: '/accounts/$accountNumber/move', title: 'Move to another address …', ofClosed: false },
  { to: '/accounts/$accountNumber/new-owner', title: 'New owner …', ofClosed: false },
  { to: '/accounts/$accountNumber/escrow', title: 'Closing letter to escrow …', ofClosed: false },
  { to: '/accounts/$accountNumber/stop', title: 'Stop service …', ofClosed: false },
  { to: '/accounts/$accountNumber/closed-earlier', title: 'Should have been closed …', ofClosed: true },
] as const

/** What can begin, end or move on an account, each guided on a page of its own. */
export function MoveMenu({ account }: { readonly account: Account }) {
  const navigate = useNavigate()
  const { accountNumber } = account
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default">Start, stop, move</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(account.state === 'closed' ? deeds.filter(({ ofClosed }) => ofClosed) : deeds).map(
          ({ to, title }) => (
            <Menu.Item key={to} onClick={() => void navigate({ to, params: { accountNumber } })}>
              {title}
            </Menu.Item>
          ),
        )}
        <Menu.Item onClick={() => void navigate({ to: '/start' })}>Start service elsewhere …</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
