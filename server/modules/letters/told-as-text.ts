import type { Run, ToldBlock } from './merge-letter.ts'
import { escape } from '../../page.ts'
import type { LetterData } from './letter-data.ts'

/** A letter as plain text, for the e-mail that brings it. */
export function letterAsText({ blocks, closing, signer, afterwards }: LetterData): string {
  const end = [closing, signer.join('\n'), ...afterwards]
  return `${[...blocks.map(blockText), ...end].join('\n\n')}\n`
}

function blockText(block: ToldBlock): string {
  if (block.kind === 'table')
    return [block.columns.map(({ title }) => title), ...block.rows, ...(block.total ? [block.total] : [])]
      .map((row) => row.join('  |  '))
      .join('\n')
  if (block.kind === 'list')
    return block.items
      .map((runs, index) => `${block.ordered ? `${index + 1}.` : '-'} ${runsText(runs)}`)
      .join('\n')
  return runsText(block.runs)
}

const runsText = (runs: readonly Run[]): string =>
  runs.map(({ text, href }) => (href === null || href === text ? text : `${text} (${href})`)).join('')

/** A letter as a page, for the e-mail that brings it. Nothing in it is read as markup. */
export function letterAsPage(data: LetterData): string {
  const { language, subject, blocks, closing, signer, afterwards } = data
  const body = [
    `<h1>${escape(subject)}</h1>`,
    ...blocks.map(blockPage),
    `<p>${escape(closing)}</p>`,
    `<p>${signer.map(escape).join('<br>')}</p>`,
    ...afterwards.map((note) => `<p>${escape(note)}</p>`),
  ]
  return `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"><title>${escape(subject)}</title></head><body>\n${body.join('\n')}\n</body></html>\n`
}

function blockPage(block: ToldBlock): string {
  if (block.kind === 'paragraph') return `<p>${runsPage(block.runs)}</p>`
  if (block.kind === 'heading') return `<h${block.level}>${runsPage(block.runs)}</h${block.level}>`
  if (block.kind === 'list') {
    const tag = block.ordered ? 'ol' : 'ul'
    return `<${tag}>${block.items.map((runs) => `<li>${runsPage(runs)}</li>`).join('')}</${tag}>`
  }
  const rows = [...block.rows, ...(block.total ? [block.total] : [])].map((cells) => rowPage(cells, 'td'))
  return `<table><thead>${rowPage(
    block.columns.map(({ title }) => title),
    'th',
  )}</thead><tbody>${rows.join('')}</tbody></table>`
}

const rowPage = (cells: readonly string[], tag: 'th' | 'td'): string =>
  `<tr>${cells.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join('')}</tr>`

const runsPage = (runs: readonly Run[]): string =>
  runs
    .map(({ text, bold, italic, href }) => {
      let said = text === '\n' ? '<br>' : escape(text)
      if (bold) said = `<strong>${said}</strong>`
      if (italic) said = `<em>${said}</em>`
      return href === null ? said : `<a href="${escape(href)}">${said}</a>`
    })
    .join('')
