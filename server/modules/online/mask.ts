/** A street line as whoever lives there knows it again and nobody else learns it: the number, and the first letter of each word. Pure. */
export function maskAddress(line: string): string {
  const [number = '', ...words] = line.split(' ')
  return [number, ...words.map((word) => (word.length < 2 ? word : `${word[0]}•••`))].join(' ')
}

/** An e-mail address of which the first letter and the host are told. Pure. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return `${email.slice(0, 1)}•••${email.slice(at)}`
}

/** The last signs of an account number. Pure. */
export const endingOf = (accountNumber: string): string => accountNumber.replaceAll(/[- ]/g, '').slice(-4)
