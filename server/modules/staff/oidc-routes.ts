import { ways } from '@cartwright/api/sign-in-ways'
import type { Context } from 'hono'
import { Refusal, refuse } from '#kernel/refusal'
import { clientAddress } from '../../client-address.ts'
import type { Door } from '../../door.ts'
import type { SignIn } from './sign-in.ts'

/** Sign-in by OpenID Connect: the browser goes to the provider and comes back, and what is refused is told on the sign-in page. */
export function serveOidc(
  door: Door,
  { signIn, trustProxy }: { readonly signIn: SignIn; readonly trustProxy: boolean },
): void {
  door.openLong(ways.beginOidc, async ({ context }, { query }) => {
    const oidc = signIn.oidc ?? refuse('NO_SUCH_ADDRESS', { path: context.req.path })
    // Only an address of this site: `//elsewhere` would be another one.
    const to = query.to && /^\/(?![/\\])/.test(query.to) ? query.to : '/'
    const from = clientAddress(context, trustProxy)
    return sentOn(context, async () => {
      const { address, cookies } = await oidc.begin({ to, from })
      return { address, cookies }
    })
  })
  door.openLong(ways.finishOidc, ({ context }) => {
    const oidc = signIn.oidc ?? refuse('NO_SUCH_ADDRESS', { path: context.req.path })
    const from = clientAddress(context, trustProxy)
    return sentOn(context, async () => {
      const { search } = new URL(context.req.url)
      const { to, cookies } = await oidc.finish({ search, from }, context.req.raw.headers)
      return { address: to, cookies }
    })
  })
}

/** Sends the browser on. A person looks at this address, so that a refusal is a page and not a problem document. */
async function sentOn(
  context: Context,
  task: () => Promise<{ readonly address: string; readonly cookies: readonly string[] }>,
): Promise<Response> {
  try {
    const { address, cookies } = await task()
    for (const cookie of cookies) context.header('set-cookie', cookie, { append: true })
    return context.redirect(address, 302)
  } catch (error) {
    if (error instanceof Refusal) return context.redirect(`/sign-in?refused=${error.problem.code}`, 302)
    throw error
  }
}
