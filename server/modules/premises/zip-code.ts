/** A ZIP code, or what is wrong with it and what to write instead. */
type ZipRead = { readonly zip: string } | { readonly reason: string; readonly instead: string }

/** Reads `91764` or `91764-1234`, also without the dash. A spreadsheet that took the leading zero is found out. */
export function readZip(text: string): ZipRead {
  const trimmed = text.trim()
  if (/^\d{5}(-\d{4})?$/.test(trimmed)) return { zip: trimmed }
  if (/^\d{9}$/.test(trimmed)) return { zip: `${trimmed.slice(0, 5)}-${trimmed.slice(5)}` }
  if (trimmed === '') return { reason: 'The ZIP code is missing.', instead: 'Write five digits.' }
  if (/^\d{3,4}$/.test(trimmed))
    return {
      reason: `“${trimmed}” has too few digits for a ZIP code.`,
      instead: `If a spreadsheet took leading zeros away, write ${trimmed.padStart(5, '0')}.`,
    }
  return {
    reason: `“${trimmed}” is no ZIP code.`,
    instead: 'Write five digits, or nine with a dash: 91764-1234.',
  }
}
