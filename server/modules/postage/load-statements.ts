import type { postageStatements } from '@cartwright/api/postage-statements'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { knownStatement, sameFigures, storeStatement } from './enter-statement.ts'
import { lockAccount } from './postage-accounts.ts'
import { type FileFault, readStatements } from './read-statements.ts'

/**
 * Loads a file of statements: what is right is taken, what is there already with the same figures is counted, and what is wrong waits with line,
 * column and reason. Refuses a file of which nothing can be read. The same file again adds nothing.
 */
export async function loadStatements(
  work: Work,
  { params: { accountId }, body: { csv } }: ReceivedBy<typeof postageStatements.load>,
): Promise<SuccessOf<typeof postageStatements.load>> {
  await lockAccount(work, accountId)
  const { statements, faults: unread, unreadable } = readStatements(csv, work.today.toString())
  if (unreadable) refuse('POSTAGE_FILE_REFUSED', { faults: [...unread] })
  const faults: FileFault[] = [...unread]
  let [added, known, addedCents] = [0, 0, 0]
  for (const statement of statements) {
    const there = await knownStatement(work, statement.number)
    if (!there) {
      await storeStatement(work, accountId, statement)
      added += 1
      addedCents += statement.amountCents
    } else if (sameFigures(there, statement)) known += 1
    else faults.push(differs(statement.number))
  }
  return { added, known, addedCents, faults }
}

const differs = (number: string): FileFault => ({
  line: 0,
  column: 'number',
  reason: `Statement ${number} is there with other figures. Withdraw it first if it was typed wrongly.`,
})
