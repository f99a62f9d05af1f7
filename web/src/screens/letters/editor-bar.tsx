import { LinkAddress } from '@cartwright/api/letter-text'
import { Button, Group, NativeSelect, Popover, TextInput } from '@mantine/core'
import { type Editor, useEditorState } from '@tiptap/react'
import { useState } from 'react'
import styles from './editor.module.css'
import type { FieldChoice } from './letter-editor.tsx'

type Bar = { readonly editor: Editor; readonly fields: readonly FieldChoice[]; readonly label: string }

const marks = [
  { key: 'bold', title: 'Bold', shown: 'B' },
  { key: 'italic', title: 'Italic', shown: 'I' },
  { key: 'heading2', title: 'Heading', shown: 'Heading' },
  { key: 'heading3', title: 'Smaller heading', shown: 'Smaller' },
  { key: 'bulletList', title: 'List', shown: '• List' },
  { key: 'orderedList', title: 'Numbered list', shown: 'Numbered list' },
] as const
type Key = (typeof marks)[number]['key']

const does: Readonly<Record<Key, (editor: Editor) => boolean>> = {
  bold: (editor) => editor.chain().focus().toggleBold().run(),
  italic: (editor) => editor.chain().focus().toggleItalic().run(),
  heading2: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  heading3: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
  bulletList: (editor) => editor.chain().focus().toggleBulletList().run(),
  orderedList: (editor) => editor.chain().focus().toggleOrderedList().run(),
}

/** What can be done to the text: each by a button that says whether it holds, and by the usual keys. */
export function EditorBar({ editor, fields, label }: Bar) {
  const state = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      heading2: now.isActive('heading', { level: 2 }),
      heading3: now.isActive('heading', { level: 3 }),
      bulletList: now.isActive('bulletList'),
      orderedList: now.isActive('orderedList'),
      link: now.isActive('link'),
      undo: now.can().undo(),
      redo: now.can().redo(),
    }),
  })
  return (
    <Group gap={4} className={styles.bar} role="toolbar" aria-label={`Format: ${label}`}>
      {marks.map(({ key, title, shown }) => (
        <Button
          key={key}
          size="compact-sm"
          variant={state[key] ? 'light' : 'default'}
          aria-label={title}
          aria-pressed={state[key]}
          fw={key === 'bold' ? 700 : 500}
          fs={key === 'italic' ? 'italic' : undefined}
          onClick={() => does[key](editor)}
        >
          {shown}
        </Button>
      ))}
      <LinkButton editor={editor} isOn={state.link} />
      <Button
        size="compact-sm"
        variant="default"
        disabled={!state.undo}
        onClick={() => editor.chain().focus().undo().run()}
      >
        Undo
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        disabled={!state.redo}
        onClick={() => editor.chain().focus().redo().run()}
      >
        Redo
      </Button>
      <FieldSelect editor={editor} fields={fields} />
    </Group>
  )
}

/** Puts a field, or the place of a table, where the cursor is. */
function FieldSelect({ editor, fields }: Omit<Bar, 'label'>) {
  const put = (name: string) => {
    const field = fields.find((one) => one.name === name)
    if (!field) return
    const type = field.kind === 'table' ? 'factTable' : 'field'
    editor.chain().focus().insertContent({ type, attrs: { name } }).run()
  }
  return (
    <NativeSelect
      size="xs"
      aria-label="Put in a field"
      value=""
      data={[
        { value: '', label: 'Put in a field …' },
        ...fields.map(({ name, label }) => ({ value: name, label })),
      ]}
      onChange={(event) => put(event.currentTarget.value)}
    />
  )
}

function LinkButton({ editor, isOn }: { readonly editor: Editor; readonly isOn: boolean }) {
  const [address, setAddress] = useState<string | null>(null)
  const good = address !== null && LinkAddress.safeParse(address.trim()).success
  const set = () => {
    if (!good) return
    editor.chain().focus().extendMarkRange('link').setLink({ href: address.trim() }).run()
    setAddress(null)
  }
  return (
    <Popover opened={address !== null} onChange={(open) => !open && setAddress(null)} trapFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant={isOn ? 'light' : 'default'}
          aria-pressed={isOn}
          onClick={() =>
            isOn ? editor.chain().focus().extendMarkRange('link').unsetLink().run() : setAddress('https://')
          }
        >
          {isOn ? 'No link' : 'Link'}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Group gap="xs" align="flex-end">
          <TextInput
            label="Address"
            description="https://, mailto: or tel:"
            value={address ?? ''}
            error={
              !good && address !== 'https://' ? 'Write it with https://, mailto: or tel: before it.' : null
            }
            onChange={(event) => setAddress(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Enter' && set()}
          />
          <Button onClick={set} disabled={!good}>
            Set link
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  )
}
