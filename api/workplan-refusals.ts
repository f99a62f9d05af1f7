import { z } from 'zod'
import { problem } from './problem.ts'

/** Why the work plan, or the giving of authority, turns a request down. */
export const workplanRefusals = {
  CHANGED_MEANWHILE: problem(
    'CHANGED_MEANWHILE',
    409,
    'Somebody changed this while you were at it. Look at it as it is now, and make your change again.',
    { by: z.string(), changed: z.array(z.string()), version: z.number() },
  ),
  DELEGATE_UNFIT: problem(
    'DELEGATE_UNFIT',
    409,
    'Authority goes to staff who work: not to customers, auditors, or people who are shut out.',
    { role: z.string() },
  ),
  DELEGATION_DAYS_INVALID: problem(
    'DELEGATION_DAYS_INVALID',
    422,
    'A delegation begins today or later, ends on a day not before that, and lasts a year at most.',
    { today: z.string() },
  ),
  DELEGATION_ENDED: problem('DELEGATION_ENDED', 409, 'This delegation has ended already.', {
    on: z.string(),
  }),
  DELEGATION_LIMIT_EXCEEDED: problem(
    'DELEGATION_LIMIT_EXCEEDED',
    403,
    'This is more than the authority that was given to you covers. Ask the one who gave it.',
    { givenBy: z.string(), upToCents: z.number(), amountCents: z.number() },
  ),
  DELEGATION_NEEDLESS: problem(
    'DELEGATION_NEEDLESS',
    409,
    'This person may do that by their own role. Leave it out.',
    { permissions: z.array(z.string()) },
  ),
  DELEGATION_NEEDS_A_PERSON: problem(
    'DELEGATION_NEEDS_A_PERSON',
    409,
    'Authority is given by a person to a person. Sign in, or name the giver.',
    {},
  ),
  DELEGATION_NOT_FOUND: problem('DELEGATION_NOT_FOUND', 404, 'There is no such delegation for you to see.', {
    delegationId: z.number(),
  }),
  DELEGATION_NOT_HELD: problem(
    'DELEGATION_NOT_HELD',
    403,
    'Nobody gives what their own role does not hold, or what was given to them.',
    { permissions: z.array(z.string()) },
  ),
  DELEGATION_NOT_YOURS: problem(
    'DELEGATION_NOT_YOURS',
    403,
    'Only the one who gave this authority can do that; an administrator can end it.',
    { givenBy: z.string() },
  ),
  DELEGATION_OVERLAPS: problem(
    'DELEGATION_OVERLAPS',
    409,
    'This person has some of that from you on some of these days already. End that delegation first.',
    { delegationId: z.number(), permissions: z.array(z.string()) },
  ),
  DELEGATION_REPORT_GREW: problem(
    'DELEGATION_REPORT_GREW',
    409,
    'More was done than the report you read shows. Read it again before you sign.',
    { deeds: z.number() },
  ),
  DELEGATION_STILL_HOLDS: problem(
    'DELEGATION_STILL_HOLDS',
    409,
    'The report is signed when the delegation has ended.',
    { lastOn: z.string() },
  ),
  DELEGATION_TO_ONESELF: problem(
    'DELEGATION_TO_ONESELF',
    409,
    'Nobody gives authority to themselves. Choose another person.',
    {},
  ),
  LINKED_THING_NOT_FOUND: problem(
    'LINKED_THING_NOT_FOUND',
    422,
    'The books have nothing of that number to link to. Check the number.',
    { kind: z.string(), key: z.string() },
  ),
  OWNER_NOT_OF_STAFF: problem(
    'OWNER_NOT_OF_STAFF',
    422,
    'Work belongs to a person of the city’s staff. Choose one of the list.',
    { userId: z.string() },
  ),
  PROJECT_NOT_FOUND: problem('PROJECT_NOT_FOUND', 404, 'There is no such project.', {
    projectId: z.number(),
  }),
  RECURRING_TASK_ENDED: problem(
    'RECURRING_TASK_ENDED',
    409,
    'This task comes no more, or comes differently from a day on. Change the one that comes, or let a new one come again.',
    { recurringId: z.number(), endedOn: z.string() },
  ),
  RECURRING_TASK_NOT_FOUND: problem(
    'RECURRING_TASK_NOT_FOUND',
    404,
    'There is no such task that comes again.',
    { recurringId: z.number() },
  ),
  STEP_NOT_FOUND: problem('STEP_NOT_FOUND', 404, 'The task has no such step any more. Look at it again.', {
    stepId: z.number(),
  }),
  TASK_NOT_FOUND: problem('TASK_NOT_FOUND', 404, 'There is no such task.', { taskId: z.number() }),
  TASK_TEMPLATE_NOT_FOUND: problem('TASK_TEMPLATE_NOT_FOUND', 404, 'There is no such template of tasks.', {
    code: z.string(),
  }),
}
