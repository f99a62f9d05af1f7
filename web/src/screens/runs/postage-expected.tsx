import { Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { DataTable } from '../../parts/data-table.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { levelColumns } from './mail-sort-columns.tsx'
import { runMailSort } from './mail-sort-queries.ts'

/** What the pieces of a run that were sorted cost to mail, by price. */
export function PostageExpected({ runId }: { readonly runId: number }) {
  const may = useMay()('mail.read')
  const { data: sort, error } = useQuery({ ...runMailSort(runId), enabled: may })
  if (!may) return null
  if (error) return <Refusal error={error} />
  return (
    <Stack gap={4} component="section" aria-labelledby="postage-expected">
      <Title order={2} size="h4" id="postage-expected">
        Postage
      </Title>
      {sort ? (
        <>
          {sort.unpriced > 0 && (
            <Text size="sm">
              Without {count(sort.unpriced, 'piece')} that the price list has no price for.
            </Text>
          )}
          <DataTable
            label="Expected postage by price"
            rows={sort.levels}
            columns={levelColumns(sort)}
            rowKey={({ title }) => title}
            empty=""
            height="16rem"
          />
        </>
      ) : (
        <Text>It is told once the mail is sorted: see the tab Mail sort.</Text>
      )}
    </Stack>
  )
}
