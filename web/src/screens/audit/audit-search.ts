const fields = ['subject', 'command', 'actor', 'text', 'from', 'to'] as const

export type AuditSearch = { readonly [field in (typeof fields)[number]]?: string }

/** How a link narrows the record. What does not fit is left out. */
export function readAuditSearch(search: Record<string, unknown>): AuditSearch {
  const given = fields.flatMap((field) => {
    const value = search[field]
    return typeof value === 'string' && value ? [[field, value] as const] : []
  })
  return Object.fromEntries(given)
}
