import { Button, Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useMay } from '../../session.tsx'
import { appliesAt } from './places.ts'
import { procedureList } from './procedure-queries.ts'

/** In the head of every screen: the procedures that apply to it, and all the others. */
export function ProceduresHere() {
  const may = useMay()('procedures.read')
  const navigate = useNavigate()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const { data } = useQuery({ ...procedureList(), enabled: may, staleTime: 60_000 })
  if (!may) return null
  const here = (data?.rows ?? []).filter(({ places }) => appliesAt(places, path))
  return (
    <Menu position="bottom-end" width={320}>
      <Menu.Target>
        <Button variant="default" size="xs">
          Procedures{here.length > 0 && ` (${here.length})`}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {here.length > 0 ? 'For this screen' : 'No procedure names this screen yet'}
        </Menu.Label>
        {here.map(({ procedureId, title, mustRead }) => (
          <Menu.Item
            key={procedureId}
            onClick={() =>
              void navigate({ to: '/procedures/$procedureId', params: { procedureId: `${procedureId}` } })
            }
          >
            {title}
            {mustRead && ' ○ to be read'}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => void navigate({ to: '/procedures' })}>All procedures</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
