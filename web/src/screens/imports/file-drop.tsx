import { type DragEvent, type ReactNode, useState } from 'react'
import styles from './imports.module.css'

/** A box a file can be dropped on, around the field that chooses one by hand. */
export function FileDrop(props: { readonly onDrop: (file: File) => void; readonly children: ReactNode }) {
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file) props.onDrop(file)
  }
  const hover = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <div
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={hover}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {props.children}
    </div>
  )
}
