/**
 * A text of the bill with its blanks filled: `{size} cart set` is `96 gal cart set`. A blank that is known only on a bill,
 * such as the quantity, is left out with the sign that follows it.
 */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text
    .replace(
      /\{(\w+)\}(\s*×)?/g,
      (_, name: string, times: string | undefined) =>
        `${values[name] ?? ''}${values[name] && times ? times : ''}`,
    )
    .replace(/\s+/g, ' ')
    .replace(/ ([,.;:])/g, '$1')
    .replace(/[\s,]+$/, '')
    .trim()
