import { MessageState } from '@cartwright/api/message-shapes'
import { type Command, type ExitCode, type Given, textOption, UsageError } from '../../cli/command.ts'
import { listMessages } from './messages-queries.ts'

/** Messages on bills, at the terminal. */
export const messageCommands: readonly Command[] = [
  {
    name: 'messages list',
    summary: 'List what bills say beside their charges: when, and whom it is for',
    usage: 'messages list [--state current|coming|past] [--city NAME] [--json]',
    options: { state: { type: 'string' } },
    examples: [['cartwright messages list --state current', 'What bills of today say']],
    run: list,
  },
]

async function list(given: Given): Promise<ExitCode> {
  const written = textOption(given, 'state')
  const state = MessageState.optional().safeParse(written)
  if (!state.success)
    throw new UsageError(`“${written}” is no state of a message. Write current, coming or past.`)
  const found = await given.withOffice((office) =>
    office.inTransaction((work) => listMessages(work, { state: state.data })),
  )
  given.answer(found, () => found.rows.map(told).join('\n') || 'There is no message.')
  return 0
}

const told = (one: Awaited<ReturnType<typeof listMessages>>['rows'][number]): string =>
  [
    `${one.id}  ${one.name} (${one.state}, priority ${one.priority}, from ${one.from}${one.until ? ` until ${one.until}` : ''})`,
    `   ${one.told}: ${one.en ?? one.plain}`,
  ].join('\n')
