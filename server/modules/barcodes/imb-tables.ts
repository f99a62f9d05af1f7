/**
 * Table IV of USPS-B-3200: which bit of which of the ten characters A to J makes the descender and which the ascender of each of the 65
 * bars. `H2E3`: the descender is bit 2 of character H, the ascender bit 3 of character E.
 */
const bars = `H2E3 B10A0 J12C8 F5G11 I9D1 A1F12 C5B8 E4J11 G3I10 D9H6 F11B4 I5C12 J10A2
  H1G7 D6E9 A3I6 G4C7 B1J9 H10F2 E0D8 G2A4 I11B0 J8D12 C6H7 F1E10 B12G9
  H3I0 F8J7 E6C10 D4A5 I4F7 H11B9 G0J6 A6E8 C1D2 F9I12 E11G1 J5H4 D3B2
  A7C0 B3E1 G10D5 I7J4 C11F6 A8H12 E2I1 F10D0 J3A9 G5C4 H8B7 F0E5 C3A10
  G12J2 D11B6 I8H9 F4A11 B5C2 J1E12 I3G6 H0D7 E7H5 A12B11 C9J0 G8F3 D10I2`

/** One bar: where its descender and its ascender come from. Character 0 is A; bit 0 is the lowest. */
type BarOrigin = {
  readonly descender: { readonly character: number; readonly bit: number }
  readonly ascender: { readonly character: number; readonly bit: number }
}

const character = (letter: string | undefined): number => letter!.charCodeAt(0) - 65

/** Where the two halves of each bar come from, from the left. */
export const barOrigins: readonly BarOrigin[] = bars.split(/\s+/).map((written) => {
  const [, descenderOf, descenderBit, ascenderOf, ascenderBit] = /^([A-J])(\d+)([A-J])(\d+)$/.exec(written)!
  return {
    descender: { character: character(descenderOf), bit: Number(descenderBit) },
    ascender: { character: character(ascenderOf), bit: Number(ascenderBit) },
  }
})

const bitsOf = (value: number): number => {
  let bits = 0
  for (let rest = value; rest > 0; rest >>= 1) bits += rest & 1
  return bits
}

/** The 13 bits of a number in reverse. */
const reversed = (value: number): number => {
  let result = 0
  for (let bit = 0; bit < 13; bit++) result = (result << 1) | ((value >> bit) & 1)
  return result
}

/**
 * The characters of 13 bits of which `ones` are set, in the order of USPS-B-3200, appendix D: each with its mirror image from the front,
 * those that are their own mirror image from the back.
 */
function charactersWith(ones: number): readonly number[] {
  const pairs: number[] = []
  const symmetric: number[] = []
  for (let value = 0; value < 1 << 13; value++) {
    const mirror = reversed(value)
    if (bitsOf(value) !== ones || mirror < value) continue
    if (mirror === value) symmetric.unshift(value)
    else pairs.push(value, mirror)
  }
  return [...pairs, ...symmetric]
}

/** The character of each codeword: 1,287 with five of 13 bits, then 78 with two. */
export const characters: readonly number[] = [...charactersWith(5), ...charactersWith(2)]
