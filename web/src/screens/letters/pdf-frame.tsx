import { useEffect, useState } from 'react'
import styles from './editor.module.css'

/** A PDF within the screen, by the reader of the browser. */
export function PdfFrame({ title, bytes }: { readonly title: string; readonly bytes: Blob }) {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(bytes)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [bytes])
  return url && <iframe title={title} src={`${url}#toolbar=0&view=FitH`} className={styles.preview} />
}
