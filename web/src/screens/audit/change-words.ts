/** One change in words: `state: mailed → closed` where the record holds both, otherwise the value as it is. */
export function changeWords(name: string, value: unknown): string {
  if (typeof value === 'object' && value !== null && 'before' in value && 'after' in value)
    return `${name}: ${shown(value.before)} → ${shown(value.after)}`
  return `${name}: ${shown(value)}`
}

const shown = (value: unknown): string => {
  if (value === null || value === undefined) return 'nothing'
  return typeof value === 'string' ? value.replaceAll('_', ' ') : JSON.stringify(value)
}
