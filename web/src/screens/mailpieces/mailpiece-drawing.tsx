import { SegmentedControl, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import styles from './mailpieces.module.css'
import type { Area, Body, Checked } from './mailpiece-queries.ts'
import { inches } from './mailpiece-words.ts'

const corners = {
  'upper-left': 'Upper left',
  'upper-right': 'Upper right',
  'lower-left': 'Lower left',
  'lower-right': 'Lower right',
} as const
type Corner = keyof typeof corners

type DrawingProps = { readonly body: Body; readonly checked: Checked }

/** The envelope to scale, with its window, the sheet in the corner that is chosen, and the white that must stay clear. */
export function MailpieceDrawing({ body, checked }: DrawingProps) {
  const [corner, setCorner] = useState<Corner>('upper-left')
  const { envelope, window } = body
  const words = `The envelope of ${inches(envelope.lengthMils)} by ${inches(envelope.heightMils)} to scale${window ? `, the sheet at the ${corners[corner].toLowerCase()}` : ''}. What does not stay clear is listed under Findings.`
  return (
    <Stack gap="xs">
      {window && (
        <div className={styles.corners}>
          <Text size="sm" id="corner">
            The sheet lies
          </Text>
          <SegmentedControl
            size="xs"
            aria-labelledby="corner"
            value={corner}
            onChange={(next) => setCorner(next as Corner)}
            data={Object.entries(corners).map(([value, label]) => ({ value, label }))}
          />
        </div>
      )}
      <figure className={styles.figure} aria-label={words}>
        <Drawn body={body} checked={checked} corner={corner} />
      </figure>
      <Text size="sm" c="dimmed">
        Thick: window. Filled: barcode. Dotted: address. Dashed: white that must stay clear, and the barcode
        clear zone at the lower right.
      </Text>
    </Stack>
  )
}

function Drawn({ body, checked, corner }: DrawingProps & { readonly corner: Corner }) {
  const { envelope, window } = body
  const across = corner.endsWith('right') ? checked.playMils.across : 0
  const down = corner.startsWith('lower') ? checked.playMils.down : 0
  const top = down + checked.panelMils - checked.addressPanelMils
  const at = (area: Area, by = { x: 0, y: 0 }) => ({
    x: area.xMils + (window ? across : 0) - by.x,
    y: area.yMils + (window ? top : 0) - by.y,
    width: area.widthMils + 2 * by.x,
    height: area.heightMils + 2 * by.y,
  })
  const { lengthMils: length, heightMils: height } = envelope
  return (
    <svg className={styles.drawing} viewBox={`-40 -40 ${length + 80} ${height + 80}`} aria-hidden>
      <rect className={styles.envelope} x="0" y="0" width={length} height={height} />
      {window && (
        <>
          <rect
            className={styles.sheet}
            x={across}
            y={down}
            width={body.sheet.lengthMils}
            height={checked.panelMils}
          />
          <rect
            className={styles.window}
            x={window.leftMils}
            y={height - window.bottomMils - window.heightMils}
            width={window.widthMils}
            height={window.heightMils}
          />
        </>
      )}
      <rect className={styles.zone} x={length - 4750} y={height - 625} width="4750" height="625" />
      {body.barcode && (
        <>
          <rect className={styles.zone} {...at(body.barcode, { x: 125, y: 28 })} />
          <rect className={styles.barcode} {...at(body.barcode)} />
        </>
      )}
      <rect className={styles.lines} {...at(body.lines)} />
    </svg>
  )
}
