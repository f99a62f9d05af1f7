import { expect, it } from 'vitest'
import { textOfEditor } from './editor-text.ts'

const paragraph = (...content: object[]) => ({ type: 'doc', content: [{ type: 'paragraph', content }] })

it.each([
  [
    'a link keeps where it leads, and nothing else',
    paragraph({
      type: 'text',
      text: 'here',
      marks: [{ type: 'link', attrs: { href: 'https://x.example/', target: '_blank', class: null } }],
    }),
    paragraph({
      type: 'text',
      text: 'here',
      marks: [{ type: 'link', attrs: { href: 'https://x.example/' } }],
    }),
  ],
  [
    'a field that was typed is the field, another brace a bracket',
    paragraph({ type: 'text', text: 'You owe {balance} {or so' }),
    paragraph(
      { type: 'text', text: 'You owe ' },
      { type: 'field', attrs: { name: 'balance' } },
      { type: 'text', text: ' (or so' },
    ),
  ],
  [
    'an ordered list has no numbers of its own',
    {
      type: 'doc',
      content: [
        {
          type: 'orderedList',
          attrs: { start: 4, type: null },
          content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }],
        },
      ],
    },
    {
      type: 'doc',
      content: [{ type: 'orderedList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] }],
    },
  ],
  [
    'what a letter cannot have is no letter',
    { type: 'doc', content: [{ type: 'image', attrs: { src: 'x' } }] },
    null,
  ],
])('%s', (_, document, text) => {
  expect(textOfEditor(document)).toEqual(text)
})
