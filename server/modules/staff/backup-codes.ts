import { createHmac, randomInt } from 'node:crypto'

const howMany = 10
/** Letters and digits that are not mistaken for each other. */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Ten codes of ten signs, 49 bits each: guessing is counted, and what is kept cannot be tried without the secret. */
export const newBackupCodes = (): string[] =>
  Array.from({ length: howMany }, () => {
    const code = Array.from({ length: 10 }, () => signs[randomInt(signs.length)]).join('')
    return `${code.slice(0, 5)}-${code.slice(5)}`
  })

/** What is kept of a backup code, however it is typed. */
export const hashOfBackupCode = (secret: string, code: string): string =>
  createHmac('sha256', secret)
    .update(`backup code ${code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`)
    .digest('hex')
