import { cases } from '@cartwright/api/cases'
import { call } from '@cartwright/api/client'
import { Button } from '@mantine/core'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { WholeCase } from './case-queries.ts'
import { type CaseLinkOf, linkWords } from './link-words.ts'

/** Takes a link out of a case. */
export function TakeOut({ one, link }: { readonly one: WholeCase; readonly link: CaseLinkOf }) {
  const remove = useCommand(() => call(cases.unlink, { params: { id: one.id }, body: link }))
  return (
    <div>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Take out ${linkWords[link.kind]} ${link.key}`}
        onClick={() => remove.mutate(undefined)}
        data-no-print
      >
        ✗
      </Button>
      <Refusal error={remove.error} />
    </div>
  )
}
