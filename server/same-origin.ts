import type { MiddlewareHandler } from 'hono'
import { refuse } from '#kernel/refusal'
import { bearerToken } from './bearer-token.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses requests that another site makes a signed-in person's browser send (cross-site request forgery). Every browser of
 * today says where a changing request comes from; a program that says nothing carries no one's cookies by accident.
 */
export const sameOrigin: MiddlewareHandler = async ({ req }, next) => {
  // A token is sent by a program that has it, and no browser adds it by itself.
  if (!reading.has(req.method) && bearerToken(req.raw.headers) === null) {
    const site = req.header('sec-fetch-site')
    const origin = req.header('origin')
    const foreign = site
      ? site !== 'same-origin' && site !== 'none'
      : origin !== undefined && hostOf(origin) !== req.header('host')
    if (foreign) refuse('FOREIGN_ORIGIN', {})
  }
  await next()
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null)
