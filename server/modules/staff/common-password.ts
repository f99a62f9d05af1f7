/**
 * Words at the heart of the passwords that are tried first. With at least 12 characters asked for, the commonest passwords
 * are one of these, said twice, or dressed up with a year, a name of the place, and an exclamation mark.
 */
const commonWords = new Set(
  `password passwort pass passwd contrasena letmein welcome bienvenido admin administrator root user guest login access
  changeme default temp temporary secret private secure security computer internet windows microsoft google facebook
  qwerty qwertyuiop qwertyuiopasdfghjkl asdf asdfgh asdfghjkl zxcvbn zxcvbnm qwertyuiopasdfghjklzxcvbnm qazwsx qazwsxedc
  iloveyou loveyou teamo tequiero princess princesa sunshine monkey dragon football baseball basketball soccer hockey
  superman batman pokemon starwars mustang master shadow michael jennifer jordan ashley jessica daniel matthew andrew
  charlie thomas robert anthony william joshua whatever trustno freedom liberty america california summer winter spring
  autumn fall january february march april may june july august september october november december monday friday
  abc abcdef abcdefgh abcdefghijkl hello hola test testing demo sample city cityhall office work billing bills trash
  garbage refuse recycling sanitation solidwaste waste cartwright coordinator clerk manager auditor customer
  correcthorsebatterystaple nevergiveup godisgood jesuschrist ihatemyjob nothing password123`
    .split(/\s+/)
    .filter(Boolean),
)

/** A letter for each sign that people put in its place. */
const plainLetter: Record<string, string> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
}

/**
 * Whether a password is among the first that others would try: a common word however decorated, a run of neighbouring
 * characters, a few characters over and over, or made of the person's own name or address.
 */
export function isCommonPassword(password: string, about: readonly string[] = []): boolean {
  const text = password.toLowerCase()
  const own = about
    .flatMap((one) => one.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((part) => part.length >= 4)
  return hasFewCharacters(text) || isRun(text) || isDecorated(text, [...own])
}

const hasFewCharacters = (text: string): boolean => new Set(text).size < 5 || /^(.{1,6})\1+$/.test(text)

/** `abcdefghijkl`, `123456789012`, `987654321098`: every step is to a neighbour. */
function isRun(text: string): boolean {
  const codes = Array.from(text, (sign) => sign.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, index) => Math.abs(code - (codes[index] ?? 0)))
  return steps.filter((step) => step === 1 || step === 9).length >= steps.length - 1
}

/** Whether nothing is left when common words, own names, digits and signs are taken away. */
function isDecorated(text: string, own: readonly string[]): boolean {
  const spelled = Array.from(text, (sign) => plainLetter[sign] ?? sign).join('')
  return [text, spelled].some((form) => {
    const letters = form.replace(/[^\p{L}]+/gu, ' ').trim()
    return letters === '' || letters.split(' ').every((part) => isMadeOf(part, own))
  })
}

const isMadeOf = (letters: string, own: readonly string[]): boolean =>
  letters.length < 3 ||
  commonWords.has(letters) ||
  own.includes(letters) ||
  // Two words run together: `welcomeadmin`, `passwordpassword`.
  Array.from(letters, (_, cut) => cut).some((cut) => {
    const [left, right] = [letters.slice(0, cut), letters.slice(cut)]
    return [left, right].every((word) => commonWords.has(word) || own.includes(word))
  })
