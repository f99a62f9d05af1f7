import { SimpleGrid, Stack } from '@mantine/core'
import { PageHead } from '../../parts/page-head.tsx'
import { JobCard, ReturnedCard } from './job-cards.tsx'
import { PostageCard, StockCard } from './material-cards.tsx'
import { AddressCard, PostalCard } from './postal-cards.tsx'

/** The mail room at a glance: what the next bills need to leave the house, and what came back of the last ones. Each card leads to its room. */
export function MailRoom() {
  return (
    <Stack gap="md">
      <PageHead
        title="Mail at a glance"
        state="What the next bills need to leave the house, and what came back of the last ones."
      />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <PostageCard />
        <StockCard />
        <JobCard />
        <ReturnedCard />
        <AddressCard />
        <PostalCard />
      </SimpleGrid>
    </Stack>
  )
}
