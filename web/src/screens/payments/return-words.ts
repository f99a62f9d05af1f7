/** Why a bank did not pay, with the codes banks write for it. */
export const reasonWords = ({
  text,
  bankCodes,
}: {
  readonly text: string
  readonly bankCodes: readonly string[]
}): string => (bankCodes.length > 0 ? `${text} (${bankCodes.join(', ')})` : text)
