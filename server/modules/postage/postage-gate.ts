import type { Gate, GateLook } from '#kernel/gate'
import { dollars } from '#kernel/money'
import type { Work } from '#kernel/work'
import { green, notNeeded, red } from '../billing/gate.ts'
import { bookedRuns, unpaidRuns } from './booked-runs.ts'
import { expectedPostage, type Need } from './expected-postage.ts'
import { accountOfRuns, type AccountShown } from './postage-accounts.ts'

/** Before a run is printed, there is postage for it, and for the runs that are printed and not mailed yet. */
export const postageForRun: Gate = {
  name: 'postage-for-run',
  title: 'Postage for the run',
  before: 'print',
  look: async (work, run) => {
    const account = await accountOfRuns(work)
    if (!account) return notNeeded('The city keeps no postage account that runs are paid from.')
    const booked = (await bookedRuns(work, [run.id])).get(run.id)
    if (booked !== undefined) return green(`The postage of this run is booked: ${dollars(booked)}.`)
    if (run.data_as_of === null) return notNeeded('There is no register yet.')
    const need = await expectedPostage(work, run.id)
    return judge(account, need, await promised(work, run.id))
  },
}

/** What the runs need that are printed and not mailed yet. */
async function promised(work: Work, runId: number): Promise<number> {
  let cents = 0
  for (const other of await unpaidRuns(work, runId)) cents += (await expectedPostage(work, other)).cents ?? 0
  return cents
}

/** Whether an account has what a run needs, after what is promised to others. */
function judge(
  { accountId, name, balanceCents, kind }: AccountShown,
  need: Need,
  promisedCents: number,
): GateLook {
  const at = `/postage/${accountId}`
  if (need.cents === null) return red(`Nobody can say what this run needs: ${need.sentence}`, at)
  const has = `you have ${dollars(balanceCents)}${promisedCents > 0 ? `, of which ${dollars(promisedCents)} are for runs that are printed and not mailed yet` : ''}`
  const sentence = `This run needs ${dollars(need.cents)}, ${has}.`
  if (need.cents + promisedCents <= balanceCents) return green(`${sentence} ${basisWords[need.basis]}`)
  const missing = need.cents + promisedCents - balanceCents
  return red(
    `${sentence} ${basisWords[need.basis]} Deposit ${dollars(missing)} into ${name}${toWhom[kind]}, and book it.`,
    at,
  )
}

const basisWords: Record<Need['basis'], string> = {
  sort: 'By the sort of the run.',
  'single-piece': 'By its pieces at the single-piece price: the run is not sorted yet.',
  'last-uses': 'By its pieces at what a piece came to in the last mailings.',
  'no-price': '',
}
const toWhom = { permit: ' (USPS EPS)', meter: ' (the meter)', 'mail-house': ' (the mail house)' }
