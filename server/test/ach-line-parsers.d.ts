/** Somebody else’s library, which has no types: what reads the records of an ACH file into an object, by the first digit of each. */
declare module '@ach/ach/lib/transforms/line-parsers.js' {
  const parsers: Readonly<Record<string, (line: string, into: object) => void>>
  export default parsers
}
