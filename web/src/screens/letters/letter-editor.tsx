import type { LetterText } from '@cartwright/api/letter-text'
import { EditorContent, type JSONContent, useEditor } from '@tiptap/react'
import { StarterKit } from '@tiptap/starter-kit'
import { useMemo } from 'react'
import { EditorBar } from './editor-bar.tsx'
import styles from './editor.module.css'
import { factTableNode, type FieldLabels, fieldNode, listItemNode, whenNode } from './editor-nodes.ts'
import { textOfEditor } from './editor-text.ts'

/** A field that can be put into a text. */
export type FieldChoice = { readonly name: string; readonly label: string; readonly kind: 'text' | 'table' }

type EditorProps = {
  readonly label: string
  /** What it begins with; later changes of it are not taken up. */
  readonly text: LetterText
  readonly language: 'en' | 'es'
  readonly fields: readonly FieldChoice[]
  /** Told with every change; null when what is written is no letter, as one that is too long. */
  readonly onChange: (text: LetterText | null) => void
}

/**
 * Writes the text of a letter: bold, italic, headings, lists, links, undo, fields as chips. What is pasted keeps only what a letter can have. The
 * browser checks the spelling in the language of the letter.
 */
export function LetterEditor({ label, text, language, fields, onChange }: EditorProps) {
  const labels: FieldLabels = useMemo(
    () => Object.fromEntries(fields.map(({ name, label: said }) => [name, said])),
    [fields],
  )
  const editor = useEditor(
    {
      extensions: [
        StarterKit.configure({
          blockquote: false,
          code: false,
          codeBlock: false,
          horizontalRule: false,
          strike: false,
          underline: false,
          listItem: false,
          trailingNode: false,
          heading: { levels: [2, 3] },
          link: { openOnClick: false, autolink: true, protocols: ['mailto', 'tel'] },
        }),
        listItemNode,
        fieldNode(labels),
        factTableNode(labels),
        whenNode(labels),
      ],
      content: text as JSONContent,
      editorProps: {
        attributes: {
          'aria-label': label,
          role: 'textbox',
          'aria-multiline': 'true',
          spellcheck: 'true',
          lang: language,
        },
      },
      onUpdate: ({ editor: changed }) => onChange(textOfEditor(changed.getJSON())),
    },
    [language],
  )
  return (
    <div className={styles.frame}>
      <EditorBar editor={editor} fields={fields} label={label} />
      <div className={styles.text}>
        <EditorContent editor={editor} />
      </div>
    </div>
  )
}
