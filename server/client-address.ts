import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/**
 * The network address a request comes from. Behind a proxy of ours that is the last address the proxy wrote down; without
 * one anybody could write what they like there, so it is not read.
 */
export function clientAddress(context: Context, trustProxy: boolean): string {
  const forwarded = trustProxy && context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  if (forwarded) return forwarded
  // Requests that are made inside the process, as tests do, come from no address.
  return context.env?.incoming ? (getConnInfo(context).remote.address ?? 'unknown') : 'inside'
}
