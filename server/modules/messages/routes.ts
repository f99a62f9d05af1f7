import { messages } from '@cartwright/api/messages'
import type { Door } from '../../door.ts'
import { messageReach } from './message-reach.ts'
import { listMessages, messageShown } from './messages-queries.ts'
import { addMessage, changeMessage } from './save-message.ts'

/** Messages on bills. What they look like on a bill is shown by the module that prints bills. */
export function serveMessages(door: Door): void {
  door.open(messages.list, (work, { query }) => listMessages(work, query))
  door.open(messages.reach, (work, { body }) => messageReach(work, body.condition))
  door.open(messages.show, (work, { params }) => messageShown(work, params.id))
  door.open(messages.add, async (work, { body }) => messageShown(work, await addMessage(work, body)))
  door.open(messages.change, async (work, { params, body }) => {
    await changeMessage(work, params.id, body)
    return messageShown(work, params.id)
  })
}
