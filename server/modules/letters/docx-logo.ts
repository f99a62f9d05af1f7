import { Buffer } from 'node:buffer'
import { ImageRun } from 'docx'
import type { Logo } from '../city/city-document.ts'

/** How high the logo stands, in points of the screen. */
const height = 50

/** One clear point: for programs that show no drawings, in place of the logo. */
const clearPoint = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

/** The city's logo for a Word document, with its name for screen readers. */
export function logoPicture(logo: Logo, city: string): ImageRun {
  const data = Buffer.from(logo.base64, 'base64')
  const altText = { name: city, description: city, title: city }
  const transformation = { width: Math.round(height * shapeOf(logo, data)), height }
  if (logo.mediaType === 'image/svg+xml')
    return new ImageRun({
      type: 'svg',
      data,
      fallback: { type: 'png', data: clearPoint },
      transformation,
      altText,
    })
  return new ImageRun({ type: logo.mediaType === 'image/png' ? 'png' : 'jpg', data, transformation, altText })
}

/** How many times as wide as high a picture is. */
function shapeOf({ mediaType }: Logo, data: Buffer): number {
  if (mediaType === 'image/png') return data.readUInt32BE(16) / Math.max(data.readUInt32BE(20), 1)
  const box = /viewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(
    data.toString('utf8'),
  )
  // Of a photograph the shape is not read: logos of cities are wide.
  return box ? Number(box[1]) / Math.max(Number(box[2]), 1) : 3
}
