import { Stack, Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ComponentType, useState } from 'react'
import { cityShown } from '../../city-queries.ts'
import { day } from '../../parts/day.tsx'
import { ButtonLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useMay } from '../../session.tsx'
import { Chart } from './chart.tsx'
import type { City as Shown } from './city-queries.ts'
import { Cycles } from './cycles.tsx'
import { Documents } from './documents.tsx'
import { Holidays } from './holidays.tsx'
import { Identity } from './identity.tsx'
import { Policies } from './policies.tsx'

type Part = { readonly key: string; readonly title: string; readonly Part: ComponentType<{ city: Shown }> }

const parts: readonly Part[] = [
  { key: 'identity', title: 'Identity', Part: Identity },
  { key: 'cycles', title: 'Cycles', Part: Cycles },
  { key: 'holidays', title: 'Holidays', Part: Holidays },
  { key: 'policies', title: 'Policies', Part: Policies },
  { key: 'chart', title: 'Ledger accounts', Part: Chart },
  { key: 'documents', title: 'What was loaded', Part: Documents },
]

/** What the city has set down about itself. It is changed in the set-up of the city. */
export function City() {
  const query = useQuery(cityShown)
  const may = useMay()
  const [shown, show] = useState<string | null>('identity')
  const offered = parts.filter(({ key }) => key !== 'chart' || may('gl.read'))
  return (
    <Stack gap="sm">
      <PageHead
        title={query.data?.title ?? 'City'}
        state={
          query.data
            ? `Business day ${day(query.data.today)}. All of this comes from the city’s set-up and is changed there.`
            : ''
        }
        action={<ButtonLink to="/city/setup">City set-up</ButtonLink>}
      />
      <Loaded query={query} rows={8}>
        {(city) => (
          <Tabs value={shown} onChange={show} keepMounted={false}>
            <Tabs.List>
              {offered.map(({ key, title }) => (
                <Tabs.Tab key={key} value={key}>
                  {title}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            {offered.map(({ key, Part }) => (
              <Tabs.Panel key={key} value={key} pt="md">
                <Part city={city} />
              </Tabs.Panel>
            ))}
          </Tabs>
        )}
      </Loaded>
    </Stack>
  )
}
