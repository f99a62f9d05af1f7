/**
 * How many typing mistakes make one word of another: a letter too many, one missing, a wrong one, or two neighbours that changed
 * places (the distance of Damerau and Levenshtein, each letter changed once at most).
 */
export function typingMistakes(typed: string, meant: string): number {
  let twoBack: number[] = []
  let above = Array.from({ length: meant.length + 1 }, (_, at) => at)
  for (let row = 1; row <= typed.length; row++) {
    const current = [row]
    for (let at = 1; at <= meant.length; at++) {
      const same = typed[row - 1] === meant[at - 1]
      const swapped =
        row > 1 && at > 1 && typed[row - 1] === meant[at - 2] && typed[row - 2] === meant[at - 1]
      current[at] = Math.min(
        above[at]! + 1,
        current[at - 1]! + 1,
        above[at - 1]! + (same ? 0 : 1),
        swapped ? twoBack[at - 2]! + 1 : Infinity,
      )
    }
    ;[twoBack, above] = [above, current]
  }
  return above[meant.length]!
}

/** How many mistakes a word of so many letters is forgiven: more would make other words of it. */
export const forgiven = (letters: number): number => (letters < 5 ? 1 : 2)
