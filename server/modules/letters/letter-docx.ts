import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import type { Logo } from '../city/city-document.ts'
import { docxBlocks } from './docx-blocks.ts'
import { logoPicture } from './docx-logo.ts'
import type { LetterData } from './letter-data.ts'
import { letterWords } from './letter-words.ts'

/** Inches as Word counts them. */
const inch = 1440

/**
 * A letter as a Word document: the same words with real headings, lists and tables, the city's letterhead on the first page and page
 * numbers from the second on.
 */
export async function letterDocx(data: LetterData, logo: Logo | null): Promise<Uint8Array> {
  const document = new Document({
    creator: data.city,
    title: `${data.number ?? ''} ${data.subject}`.trim(),
    styles: stylesOf(data),
    numbering: { config: numbering },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: 8.5 * inch, height: 11 * inch },
            margin: { top: inch, bottom: inch, left: inch, right: inch, header: 0.5 * inch },
          },
        },
        headers: { first: letterhead(data, logo), default: laterHeader(data) },
        footers: { first: new Footer({ children: [] }), default: new Footer({ children: [] }) },
        children: [
          ...addressOf(data),
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(data.subject)] }),
          ...docxBlocks(data.blocks),
          ...endOf(data),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

const green = '1F6B3F'

function stylesOf({ language, largePrint }: LetterData) {
  // Half points.
  const size = largePrint ? 36 : 21
  const heading = (part: number) => ({
    run: { bold: true, color: green, size: Math.round(size * part) },
    paragraph: { spacing: { before: 240, after: 120 }, keepNext: true },
  })
  return {
    default: {
      document: {
        run: { font: 'Arial', size, language: { value: language === 'en' ? 'en-US' : 'es-US' } },
        paragraph: { spacing: { after: 160, line: 276 } },
      },
      heading1: heading(1.2),
      heading2: heading(1.15),
      heading3: heading(1),
    },
  }
}

const numbering = [
  {
    reference: 'numbers',
    levels: [
      {
        level: 0,
        format: 'decimal' as const,
        text: '%1.',
        alignment: AlignmentType.START,
        style: { paragraph: { indent: { left: 0.4 * inch, hanging: 0.25 * inch } } },
      },
    ],
  },
]

/** Who writes, on the first page. */
const letterhead = (data: LetterData, logo: Logo | null): Header =>
  new Header({
    children: [
      ...(logo ? [new Paragraph({ children: [logoPicture(logo, data.city)] })] : []),
      new Paragraph({
        spacing: { after: 0 },
        children: [new TextRun({ text: `${data.city}, ${data.department}`, bold: true, color: green })],
      }),
      ...[data.returnAddress.slice(1).join(', '), data.reach.join(' · ')].map(
        (text) => new Paragraph({ spacing: { after: 0 }, children: [new TextRun({ text, size: 17 })] }),
      ),
    ],
  })

/** Whose letter it is, and which page, on every page but the first. */
const laterHeader = (data: LetterData): Header => {
  const words = letterWords[data.language]
  const about = data.reference.map(([, value]) => value).slice(0, 3)
  return new Header({
    children: [
      new Paragraph({
        children: [
          new TextRun({
            size: 17,
            children: [
              `${[data.city, ...about].join(' · ')} · ${words.page} `,
              PageNumber.CURRENT,
              ` ${words.of} `,
              PageNumber.TOTAL_PAGES,
            ],
          }),
        ],
      }),
    ],
  })
}

const line = (text: string): Paragraph =>
  new Paragraph({ spacing: { after: 0 }, children: [new TextRun(text)] })

const addressOf = ({ mailTo, reference }: LetterData): Paragraph[] => [
  ...reference.map(
    ([label, value]) =>
      new Paragraph({
        spacing: { after: 0 },
        children: [new TextRun(`${label}: `), new TextRun({ text: value, bold: true })],
      }),
  ),
  line(''),
  ...mailTo.map(line),
  line(''),
]

const endOf = ({ closing, signer, afterwards }: LetterData): Paragraph[] => [
  new Paragraph({ spacing: { before: 320, after: 640 }, keepNext: true, children: [new TextRun(closing)] }),
  ...signer.map(line),
  ...afterwards.map(
    (text) => new Paragraph({ spacing: { before: 200, after: 0 }, children: [new TextRun(text)] }),
  ),
]
