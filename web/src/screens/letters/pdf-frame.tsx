import { useCallback, useState } from 'react'
import styles from './editor.module.css'

/** A PDF of ours within the screen, by the reader of the browser, which works in no sandbox. */
export const PdfPage = ({ title, url }: { readonly title: string; readonly url: string }) => (
  // oxlint-disable-next-line react/iframe-missing-sandbox -- the browser's reader of PDFs does not start in one, and the page is ours
  <iframe key={url} title={title} src={`${url}#toolbar=0&view=FitH`} className={styles.preview} />
)

/** A PDF that was just made, within the screen. */
export function PdfFrame({ title, bytes }: { readonly title: string; readonly bytes: Blob }) {
  const [url, setUrl] = useState<string | null>(null)
  // The browser holds the bytes only as long as they are on the screen.
  const hold = useCallback(() => {
    const made = URL.createObjectURL(bytes)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [bytes])
  return <div ref={hold}>{url && <PdfPage title={title} url={url} />}</div>
}
