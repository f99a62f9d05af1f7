const channels = ['phone', 'e-mail', 'counter', 'letter'] as const

/** How the address of the call log narrows it. */
export type LogSearch = {
  readonly account?: string
  readonly channel?: (typeof channels)[number]
  readonly reason?: string
  readonly takenBy?: 'me'
  readonly from?: string
  readonly until?: string
  readonly followUp?: 'open' | 'due'
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.length <= 60 ? value || undefined : undefined
const day = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined

/** How a link narrows the call log. What does not fit is left out. */
export function readLogSearch(search: Record<string, unknown>): LogSearch {
  const [account, reason, from, until] = [
    text(search.account),
    text(search.reason),
    day(search.from),
    day(search.until),
  ]
  const channel = channels.find((one) => one === search.channel)
  const followUp = (['open', 'due'] as const).find((one) => one === search.followUp)
  return {
    ...(account && { account }),
    ...(channel && { channel }),
    ...(reason && { reason }),
    ...(search.takenBy === 'me' && { takenBy: 'me' as const }),
    ...(from && { from }),
    ...(until && { until }),
    ...(followUp && { followUp }),
  }
}
