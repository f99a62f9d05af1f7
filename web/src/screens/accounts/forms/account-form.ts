import type { Account } from '../account-queries.ts'

/** What every form on an account is given. */
export type AccountForm = { readonly account: Account; readonly onClose: () => void }
