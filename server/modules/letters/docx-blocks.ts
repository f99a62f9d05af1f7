import {
  AlignmentType,
  BorderStyle,
  ExternalHyperlink,
  HeadingLevel,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Run, ToldBlock } from './merge-letter.ts'

/** The blocks of a letter as Word has them: headings, paragraphs, lists and tables with their own styles. */
export function docxBlocks(blocks: readonly ToldBlock[]): (Paragraph | Table)[] {
  return blocks.flatMap((block, index) => {
    if (block.kind === 'paragraph') return [new Paragraph({ children: runsOf(block.runs) })]
    if (block.kind === 'heading')
      return [
        new Paragraph({
          heading: block.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3,
          children: runsOf(block.runs),
        }),
      ]
    if (block.kind === 'list')
      return block.items.map(
        (runs) =>
          new Paragraph({
            children: runsOf(runs),
            spacing: { after: 80 },
            // Each list counts from 1.
            ...(block.ordered
              ? { numbering: { reference: 'numbers', level: 0, instance: index } }
              : { bullet: { level: 0 } }),
          }),
      )
    return [tableOf(block), new Paragraph({ children: [] })]
  })
}

const runsOf = (runs: readonly Run[]): (TextRun | ExternalHyperlink)[] =>
  runs.map(({ text, bold, italic, href }) => {
    const run = new TextRun({
      bold,
      italics: italic,
      ...(text === '\n' ? { break: 1 } : { text }),
      ...(href !== null && { style: 'Hyperlink' }),
    })
    return href === null ? run : new ExternalHyperlink({ link: href, children: [run] })
  })

function tableOf({ columns, rows, total }: Extract<ToldBlock, { kind: 'table' }>): Table {
  const row = (cells: readonly string[], { bold, isHead }: { bold: boolean; isHead: boolean }): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map(
        (text, index) =>
          new TableCell({
            children: [
              new Paragraph({
                spacing: { after: 0 },
                alignment: columns[index]?.align === 'right' ? AlignmentType.END : AlignmentType.START,
                children: [new TextRun({ text, bold })],
              }),
            ],
          }),
      ),
    })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: {
      top: thin,
      bottom: thin,
      left: none,
      right: none,
      insideVertical: none,
      insideHorizontal: thin,
    },
    rows: [
      row(
        columns.map(({ title }) => title),
        { bold: true, isHead: true },
      ),
      ...rows.map((cells) => row(cells, { bold: false, isHead: false })),
      ...(total ? [row(total, { bold: true, isHead: false })] : []),
    ],
  })
}

const thin = { style: BorderStyle.SINGLE, size: 4, color: 'B9C0BC' }
const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' }
