/** A QR code while it is drawn; `fixed` modules carry no data. */
export type Grid = { readonly size: number; readonly modules: Uint8Array; readonly fixed: Uint8Array }

/** Whether a mask turns the module at a place over. ISO/IEC 18004, table 10. */
export function isTurned(mask: number, x: number, y: number): boolean {
  if (mask === 0) return (x + y) % 2 === 0
  if (mask === 1) return y % 2 === 0
  if (mask === 2) return x % 3 === 0
  if (mask === 3) return (x + y) % 3 === 0
  if (mask === 4) return (Math.trunc(x / 3) + Math.trunc(y / 2)) % 2 === 0
  if (mask === 5) return ((x * y) % 2) + ((x * y) % 3) === 0
  if (mask === 6) return (((x * y) % 2) + ((x * y) % 3)) % 2 === 0
  return (((x + y) % 2) + ((x * y) % 3)) % 2 === 0
}
