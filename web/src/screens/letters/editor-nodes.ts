import { mergeAttributes, Node, nodeInputRule } from '@tiptap/react'
import styles from './editor.module.css'

/** What fields are called, by their names. */
export type FieldLabels = Readonly<Record<string, string>>

/** A field, as a chip that is moved and taken away as one sign. `{balance}` typed becomes one. */
export const fieldNode = (labels: FieldLabels) =>
  Node.create({
    name: 'field',
    group: 'inline',
    inline: true,
    atom: true,
    addAttributes: () => ({ name: { default: '' } }),
    parseHTML: () => [
      { tag: 'span[data-field]', getAttrs: (element) => ({ name: element.getAttribute('data-field') }) },
    ],
    renderHTML: ({ node }) => {
      const name = String(node.attrs.name)
      return ['span', { 'data-field': name, class: styles.field }, labels[name] ?? name]
    },
    renderText: ({ node }) => `{${String(node.attrs.name)}}`,
    addInputRules() {
      return [
        nodeInputRule({
          find: /\{[a-z][A-Za-z0-9]{0,39}\}$/,
          type: this.type,
          // Without a group, all that was typed is replaced, its braces too.
          getAttributes: ([typed]) => ({ name: typed.slice(1, -1) }),
        }),
      ]
    },
  })

/** The place of a table that is given. */
export const factTableNode = (labels: FieldLabels) =>
  Node.create({
    name: 'factTable',
    group: 'block',
    atom: true,
    addAttributes: () => ({ name: { default: '' } }),
    parseHTML: () => [
      { tag: 'div[data-table]', getAttrs: (element) => ({ name: element.getAttribute('data-table') }) },
    ],
    renderHTML: ({ node }) => {
      const name = String(node.attrs.name)
      return ['div', { 'data-table': name, class: styles.table }, `Table: ${labels[name] ?? name}`]
    },
  })

/** A part that is only there when a field has something, or has not. */
export const whenNode = (labels: FieldLabels) =>
  Node.create({
    name: 'when',
    group: 'block',
    content: '(paragraph|heading|bulletList|orderedList|factTable)+',
    defining: true,
    addAttributes: () => ({ name: { default: '' }, given: { default: true } }),
    parseHTML: () => [{ tag: 'section[data-when]' }],
    renderHTML: ({ node, HTMLAttributes }) => {
      const { name, given } = node.attrs as { name: string; given: boolean }
      const label = labels[name] ?? name
      return [
        'section',
        mergeAttributes(HTMLAttributes, { 'data-when': name, class: styles.when }),
        [
          'p',
          { contenteditable: 'false', class: styles.whenLabel },
          `Only ${given ? 'with' : 'without'}: ${label}`,
        ],
        ['div', 0],
      ]
    },
  })

/** An item of a list: one line of text, and no list within it. */
export const listItemNode = Node.create({
  name: 'listItem',
  content: 'paragraph',
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: ({ HTMLAttributes }) => ['li', HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return { Enter: () => this.editor.commands.splitListItem(this.name) }
  },
})
