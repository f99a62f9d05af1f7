import { z } from 'zod'
import { Day } from './account-shapes.ts'
import { FreeText } from './free-text.ts'

const length = (what: string) =>
  z
    .int(`write ${what} in whole thousandths of an inch`)
    .min(1, `write ${what}`)
    .max(30_000, `write ${what} of 30 inches at most`)
const name = FreeText.min(1, 'Write what it is.').max(80)
const itemCode = FreeText.min(1)
  .max(40)
  .nullable()
  .default(null)
  .describe('The stock item whose facts are taken; null: those typed here.')

/** Something that goes into the mail, as it is weighed and measured. */
export const MailMaterial = z
  .object({
    itemCode,
    name,
    weightMills: z.int().min(0).max(16_000).describe('Thousandths of an ounce, of one.'),
    thicknessMils: length('the thickness').describe(
      'Thousandths of an inch, of one as it lies in the envelope; of a sheet, unfolded.',
    ),
    lengthMils: length('the length'),
    heightMils: length('the height'),
  })
  .meta({ id: 'MailMaterial' })

/** A rectangle in thousandths of an inch from the upper left corner. */
export const MailArea = z
  .object({
    xMils: z.int().min(0).max(30_000),
    yMils: z.int().min(0).max(30_000),
    widthMils: length('the width'),
    heightMils: length('the height'),
  })
  .meta({ id: 'MailArea' })

export const NonmachinableTrait = z.enum([
  'not-rectangular',
  'plastic-wrap',
  'closures',
  'uneven',
  'loose-items',
  'too-rigid',
  'short-side-address',
])

/** What is put in the mail: envelope, window, sheets, reply envelope, and where the address stands. */
export const MailpieceBody = z
  .object({
    name: FreeText.min(1, 'Write what this mailpiece is.').max(80),
    envelope: MailMaterial,
    window: z
      .object({
        leftMils: z.int().min(0).max(12_000).describe('From the left edge of the envelope.'),
        bottomMils: z.int().min(0).max(7000).describe('From its lower edge.'),
        widthMils: length('the width of the window'),
        heightMils: length('the height of the window'),
      })
      .nullable()
      .describe('Null: the address is printed on the envelope.'),
    sheet: MailMaterial.describe('The sheet unfolded: its length lies along the envelope.'),
    foldsAtMils: z
      .array(length('the fold'))
      .max(5)
      .describe('The folds from the top of the sheet, in their order.'),
    bothSides: z.boolean().describe('Whether two pages are printed on a sheet.'),
    replyEnvelope: MailMaterial.nullable(),
    barcode: MailArea.nullable().describe(
      'Where the barcode is printed, on the sheet (or, without a window, on the envelope).',
    ),
    lines: MailArea.describe(
      'Where the lines of the address are printed, on the sheet (or on the envelope).',
    ),
    barcodePlace: z.enum(['address-block', 'lower-right', 'none']),
    lowerRightMils: z
      .int()
      .min(0)
      .max(12_000)
      .nullable()
      .default(null)
      .describe('Of a lower-right barcode: its leftmost bar from the right edge.'),
    clearZoneIsFree: z
      .boolean()
      .describe('Whether nothing is printed 4.75 inches from the right and 0.625 from the lower edge.'),
    isSealed: z.boolean(),
    isAutomation: z.boolean().describe('Whether it is to have automation prices.'),
    traits: z.array(NonmachinableTrait).max(7),
  })
  .meta({ id: 'MailpieceBody' })

/** What a rule of USPS says about a mailpiece. */
export const MailpieceFault = z
  .object({
    code: z.string(),
    section: z
      .string()
      .describe(
        'Where the rule stands: of the Domestic Mail Manual, a Quick Service Guide; `Fit` is our own.',
      ),
    sentence: z.string(),
    stops: z
      .boolean()
      .describe('Whether it may not be mailed so; otherwise it costs more, or is only to be known.'),
  })
  .meta({ id: 'MailpieceFault' })

export const MailpieceChecked = z
  .object({
    sheets: z.int(),
    weightMills: z.int(),
    thicknessMils: z.int(),
    lengthMils: z.int(),
    heightMils: z.int(),
    ounces: z.int().describe('The started ounces, by which a single piece is priced.'),
    tray: z.enum(['MM', 'EMM']),
    piecesInTray: z.int().describe('About how many fill a two-foot tray.'),
    playMils: z
      .object({ across: z.int(), down: z.int() })
      .describe('How far the sheet can move in the envelope.'),
    panelMils: z.int().describe('How high the folded sheet is.'),
    addressPanelMils: z.int().describe('How high the panel with the address is.'),
    faults: z.array(MailpieceFault),
  })
  .meta({ id: 'MailpieceChecked' })

export const MailpieceSpec = z
  .object({
    specId: z.int(),
    use: z.enum(['bills', 'notices']),
    version: z.int(),
    from: Day.describe('The first day on which it holds.'),
    madeBy: z.string(),
    madeOn: Day,
    reason: z.string(),
    body: MailpieceBody,
    holds: z.boolean().describe('Whether it is the one that holds today.'),
    checked: MailpieceChecked.describe('With one sheet and no insert, by the facts that stock has today.'),
  })
  .meta({ id: 'MailpieceSpec' })
