import { Table, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Loaded } from '../../parts/loaded.tsx'
import { count, titleOf } from '../../parts/words.ts'
import { type MessageBody, messageReach, type Reach } from './message-queries.ts'

const number = (value: number): string => value.toLocaleString('en-US')

/** Who is reached: how many bills of the newest registers the condition names, by class. */
export function MessageReach({ condition }: { condition: MessageBody['condition'] | null }) {
  const reach = useQuery(messageReach(condition))
  return (
    <section aria-labelledby="reach">
      <Title order={2} id="reach" mb={4}>
        Who is reached
      </Title>
      {condition === null ? (
        <Text size="sm">It is counted when every term is filled in.</Text>
      ) : (
        <Loaded query={reach} rows={4}>
          {(found) => <Counted reach={found} />}
        </Loaded>
      )}
    </section>
  )
}

function Counted({ reach }: { reach: Reach }) {
  if (reach.accounts === 0) return <Text size="sm">No register was made yet that could be counted.</Text>
  return (
    <>
      <Text size="sm" aria-live="polite">
        {number(reach.gets)} of {count(reach.accounts, 'bill')} of the newest register of each cycle
      </Text>
      <Table tabularNums verticalSpacing={4} aria-label="Who is reached, by class">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Class</Table.Th>
            <Table.Th ta="right">Get it</Table.Th>
            <Table.Th ta="right">Bills</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {reach.classes.map((one) => (
            <Table.Tr key={one.class}>
              <Table.Td>{titleOf(one.class)}</Table.Td>
              <Table.Td ta="right">{number(one.gets)}</Table.Td>
              <Table.Td ta="right">{number(one.accounts)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}
