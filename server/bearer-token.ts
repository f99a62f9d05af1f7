/** What every token of ours begins with, so that it is known when it is found where it should not be. */
export const tokenPrefix = 'cw_'

/** The token a request brings with it; null when it brings none of ours. */
export function bearerToken(headers: Headers): string | null {
  const found = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  return found?.startsWith(tokenPrefix) ? found : null
}
