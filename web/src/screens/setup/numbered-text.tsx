import { type KeyboardEvent, type Ref, useRef } from 'react'
import styles from './setup.module.css'

type NumberedTextProps = {
  readonly ref: Ref<HTMLTextAreaElement>
  readonly label: string
  readonly text: string
  readonly readOnly: boolean
  readonly onType: (text: string) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** A text to edit, with the numbers of its lines beside it. Tab leaves it, as it leaves every field. */
export function NumberedText({ ref, label, text, readOnly, onType, onKeyDown }: NumberedTextProps) {
  const numbers = useRef<HTMLPreElement>(null)
  const lines = text.split('\n').length
  return (
    <div className={styles.editor}>
      <pre ref={numbers} className={styles.numbers} aria-hidden="true">
        {Array.from({ length: lines }, (_, at) => at + 1).join('\n')}
      </pre>
      <textarea
        ref={ref}
        className={styles.text}
        aria-label={label}
        value={text}
        readOnly={readOnly}
        spellCheck={false}
        wrap="off"
        onChange={(event) => onType(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onScroll={(event) => {
          if (numbers.current) numbers.current.scrollTop = event.currentTarget.scrollTop
        }}
      />
    </div>
  )
}
