import { createHash } from 'node:crypto'

/**
 * Draws pieces of a proof by a seed: the same seed draws the same ones, so that anybody can see that nobody chose. Each piece is placed by the hash of
 * seed and number, and the first ones are taken; all of them, where there are fewer.
 */
export function drawProof<Piece extends { readonly piece: number }>(
  pieces: readonly Piece[],
  { seed, size }: { readonly seed: string; readonly size: number },
): Piece[] {
  const placed = pieces.map((piece) => ({ piece, place: placeOf(seed, piece.piece) }))
  return placed
    .toSorted((a, b) => (a.place < b.place ? -1 : Number(a.place > b.place)))
    .slice(0, size)
    .map(({ piece }) => piece)
    .toSorted((a, b) => a.piece - b.piece)
}

const placeOf = (seed: string, piece: number): string =>
  createHash('sha256').update(`${seed}:${piece}`).digest('hex')
