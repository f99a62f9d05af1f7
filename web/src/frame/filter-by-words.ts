/** Keeps what has every word that was typed, each at the beginning of a word of its title. */
export function filterByWords<Item>(
  items: readonly Item[],
  text: string,
  titleOf: (item: Item) => string,
): Item[] {
  const asked = wordsOf(text)
  return items.filter((item) => {
    const words = wordsOf(titleOf(item))
    return asked.every((one) => words.some((word) => word.startsWith(one)))
  })
}

const wordsOf = (text: string): string[] => text.toLowerCase().split(/\W+/).filter(Boolean)
