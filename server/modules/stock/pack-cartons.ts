/** 25 pounds, in thousandths of an ounce: what a clerk is to lift at most. */
export const cartonLimitMills = 400_000

/** What goes on a packing list of one item. */
export type ToPack = {
  readonly item: string
  readonly quantity: number
  readonly weightMills: number
  readonly piecesPerPack: number | null
  readonly packsPerCarton: number | null
  readonly cartonWeightMills: number | null
}
export type Carton = {
  readonly weightMills: number
  readonly contents: readonly { readonly item: string; readonly quantity: number }[]
}

/**
 * Packs items into cartons of which none is heavier than the limit. A full carton as it came stays as it is where it is light enough; a heavier one is
 * split by its packs; what is left over of several items shares a carton. A pack that alone is too heavy is opened.
 */
export function packCartons(items: readonly ToPack[], limitMills = cartonLimitMills): Carton[] {
  const full = items.flatMap((item) => wholeCartons(item, limitMills))
  const rest = items.flatMap((item) => looseParts(item, limitMills))
  const shared: { weightMills: number; contents: { item: string; quantity: number }[] }[] = []
  // The heaviest first, each into the first carton that still holds it.
  for (const part of rest.toSorted((a, b) => b.weightMills - a.weightMills)) {
    const room = shared.find(({ weightMills }) => weightMills + part.weightMills <= limitMills)
    const carton = room ?? { weightMills: 0, contents: [] }
    if (!room) shared.push(carton)
    carton.weightMills += part.weightMills
    const same = carton.contents.find(({ item }) => item === part.item)
    if (same) same.quantity += part.quantity
    else carton.contents.push({ item: part.item, quantity: part.quantity })
  }
  return [...full, ...shared]
}

/** How many of an item a carton holds that is not too heavy. */
function perCarton(item: ToPack, limitMills: number): number {
  const { weightMills, piecesPerPack, packsPerCarton } = item
  const pack = piecesPerPack ?? 1
  const byWeight = Math.floor(limitMills / (weightMills * pack))
  if (byWeight === 0) return Math.max(Math.floor(limitMills / weightMills), 1)
  const asItCame = cartonOf(item)
  if (asItCame !== null && asItCame.weightMills <= limitMills) return asItCame.quantity
  return Math.min(byWeight, packsPerCarton ?? byWeight) * pack
}

/** A carton as the vendor packs it; null: nobody said what is in one. */
function cartonOf({ piecesPerPack, packsPerCarton, cartonWeightMills, weightMills }: ToPack) {
  if (packsPerCarton === null) return null
  const quantity = (piecesPerPack ?? 1) * packsPerCarton
  return { quantity, weightMills: cartonWeightMills ?? quantity * weightMills }
}

function weightOf(item: ToPack, quantity: number): number {
  const carton = cartonOf(item)
  return carton?.quantity === quantity ? carton.weightMills : quantity * item.weightMills
}

function wholeCartons(item: ToPack, limitMills: number): Carton[] {
  const quantity = perCarton(item, limitMills)
  return Array.from({ length: Math.floor(item.quantity / quantity) }, () => ({
    weightMills: weightOf(item, quantity),
    contents: [{ item: item.item, quantity }],
  }))
}

type Part = { readonly item: string; readonly quantity: number; readonly weightMills: number }

/** What does not fill a carton, in packs, and what does not fill a pack. */
function looseParts(item: ToPack, limitMills: number): Part[] {
  const loose = item.quantity % perCarton(item, limitMills)
  const pack = item.piecesPerPack ?? loose
  if (loose === 0) return []
  if (pack * item.weightMills > limitMills) return [partOf(item, loose)]
  const packs = Array.from({ length: Math.floor(loose / pack) }, () => partOf(item, pack))
  return loose % pack === 0 ? packs : [...packs, partOf(item, loose % pack)]
}

const partOf = (item: ToPack, quantity: number): Part => ({
  item: item.item,
  quantity,
  weightMills: quantity * item.weightMills,
})
