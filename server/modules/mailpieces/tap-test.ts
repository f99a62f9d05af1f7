import { type Area, type Body, type Fault, inches } from './mailpiece.ts'
import type { Measured } from './measure-mailpiece.ts'

/** White around what shows, at the sides and above and below (QSG 201a). */
const clear = { side: 125, level: 28 } as const

type Edges = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/**
 * The tap test: the envelope is tapped on each of its edges, so that the sheet lies in each corner, and what must show is looked for in the
 * window, with its white around it. It holds at every place in between when it holds in the corners.
 */
export function windowFaults(body: Body, measured: Measured): Fault[] {
  const { window, barcode, lines, envelope } = body
  if (!window)
    return [...(barcode ? onEnvelope('barcode', barcode, body) : []), ...onEnvelope('address', lines, body)]
  const shows: Edges = {
    left: window.leftMils,
    right: window.leftMils + window.widthMils,
    top: envelope.heightMils - window.bottomMils - window.heightMils,
    bottom: envelope.heightMils - window.bottomMils,
  }
  return [
    ...(barcode && body.barcodePlace === 'address-block' ? tapped('barcode', barcode, shows, measured) : []),
    ...tapped('address', lines, shows, measured),
  ]
}

const words = { barcode: 'The barcode', address: 'The address' } as const
type What = keyof typeof words

function tapped(what: What, area: Area, shows: Edges, measured: Measured): Fault[] {
  const { playMils, panelMils, addressPanelMils } = measured
  // Lower than the others, the first panel begins below the upper edge of the folded sheet.
  const top = area.yMils + panelMils - addressPanelMils
  const room = {
    left: area.xMils - shows.left,
    right: shows.right - (area.xMils + area.widthMils + playMils.across),
    top: top - shows.top,
    bottom: shows.bottom - (top + area.heightMils + playMils.down),
  }
  return (Object.keys(room) as (keyof Edges)[]).flatMap((side) => {
    const needed = side === 'left' || side === 'right' ? clear.side : clear.level
    return room[side] >= needed ? [] : [tooNear(what, side, room[side], needed)]
  })
}

function tooNear(what: What, side: keyof Edges, room: number, needed: number): Fault {
  const edge = { left: 'left', right: 'right', top: 'upper', bottom: 'lower' }[side]
  const lies =
    room < 0
      ? `reaches ${inches(-room)} behind the ${edge} edge of the window`
      : `comes within ${inches(room)} of the ${edge} edge of the window`
  return {
    code: `${what}-${side}`,
    section: 'QSG 201a',
    sentence: `${words[what]} ${lies} where the sheet lies farthest that way (tap test); ${inches(needed)} must stay clear.`,
    stops: true,
  }
}

function onEnvelope(what: What, { xMils, yMils, widthMils, heightMils }: Area, { envelope }: Body): Fault[] {
  const fits = xMils + widthMils <= envelope.lengthMils && yMils + heightMils <= envelope.heightMils
  if (fits) return []
  return [
    {
      code: `${what}-off`,
      section: 'Fit',
      sentence: `${words[what]} does not stand on the envelope: it would reach ${inches(xMils + widthMils)} from the left and ${inches(yMils + heightMils)} from the top.`,
      stops: true,
    },
  ]
}

/** The white between barcode and address, and the farthest they may be apart (QSG 201a). */
const apart = { least: 28, most: 625 } as const

/** How the barcode of an automation letter stands: in the address block near its lines, or at the lower right in its own zone. */
export function barcodeFaults(body: Body, measured: Measured): Fault[] {
  if (!body.isAutomation) return []
  if (body.barcodePlace === 'none' || (body.barcodePlace === 'address-block' && body.barcode === null))
    return [
      fault('barcode-none', 'QSG 230d', 'It has no barcode: every piece of an automation mailing bears one.'),
    ]
  return body.barcodePlace === 'address-block'
    ? blockFaults(body.barcode!, body.lines)
    : lowerRightFaults(body, measured)
}

const fault = (code: string, section: string, sentence: string): Fault => ({
  code,
  section,
  sentence,
  stops: true,
})

function blockFaults(barcode: Area, lines: Area): Fault[] {
  // Above the lines or below them: the white between is what is left of the one that is.
  const gap = Math.max(
    lines.yMils - (barcode.yMils + barcode.heightMils),
    barcode.yMils - (lines.yMils + lines.heightMils),
  )
  if (gap < apart.least)
    return [
      fault(
        'barcode-near',
        'QSG 201a',
        `Between barcode and address are ${inches(Math.max(0, gap))}; at least ${inches(apart.least)} must be.`,
      ),
    ]
  if (gap > apart.most)
    return [
      fault(
        'barcode-far',
        'QSG 201a',
        `The barcode stands ${inches(gap)} from the address; in the address block it is no farther than ${inches(apart.most)} from its first or last line.`,
      ),
    ]
  return []
}

/** The zone of a lower-right barcode (DMM 202.5), and where its leftmost bar stands (QSG 201a). */
const lowerRight = { width: 4750, height: 625, leftmost: [3500, 4250] } as const

function lowerRightFaults(body: Body, { lengthMils }: Measured): Fault[] {
  const { lowerRightMils, clearZoneIsFree, window } = body
  const [least, most] = lowerRight.leftmost
  const stands = lowerRightMils !== null && least <= lowerRightMils && lowerRightMils <= most
  return [
    ...(stands
      ? []
      : [
          fault(
            'lower-right-place',
            'QSG 201a',
            `The leftmost bar of a lower-right barcode stands ${inches(least)} to ${inches(most)} from the right edge; here ${lowerRightMils === null ? 'nobody said where' : `it is ${inches(lowerRightMils)}`}.`,
          ),
        ]),
    ...(clearZoneIsFree
      ? []
      : [
          fault(
            'clear-zone',
            'DMM 202.5',
            `Something is printed in the barcode clear zone: the lower right ${inches(lowerRight.width)} by ${inches(lowerRight.height)} must be free.`,
          ),
        ]),
    ...(window &&
    window.bottomMils < lowerRight.height &&
    window.leftMils + window.widthMils > lengthMils - lowerRight.width
      ? [
          fault(
            'clear-zone-window',
            'DMM 202.5',
            `The window reaches into the barcode clear zone: it must end ${inches(lowerRight.height)} above the lower edge.`,
          ),
        ]
      : []),
  ]
}
