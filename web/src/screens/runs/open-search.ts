import { RunKind } from '@cartwright/api/run-shapes'
import { z } from 'zod'

const OpenSearch = z.object({
  cycle: z.coerce.string().optional().catch(undefined),
  kind: RunKind.optional().catch(undefined),
  accounts: z.coerce.string().optional().catch(undefined),
})
export type OpenSearch = z.infer<typeof OpenSearch>

/** What a link may fill in before a run is opened: the cycle, what kind of run, and its accounts. */
export const readOpenSearch = (search: Record<string, unknown>): OpenSearch => OpenSearch.parse(search)
