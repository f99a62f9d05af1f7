import { Text } from '@mantine/core'
import type { ClashingPart } from './setup-queries.ts'
import styles from './setup.module.css'

/** Lines that two people changed, each in their own way: what they said before, and what each says now. */
export function ClashingParts({ parts }: { readonly parts: readonly ClashingPart[] }) {
  if (parts.length === 0)
    return <Text size="sm">It differs as a whole: it is a picture, or one of you took it out.</Text>
  return parts.map((part) => (
    <table key={part.line} className={styles.clash}>
      <caption>Line {part.line}</caption>
      <tbody>
        <Told by="Before" text={part.before} />
        <Told by="Theirs" text={part.theirs} />
        <Told by="Yours" text={part.mine} />
      </tbody>
    </table>
  ))
}

const Told = ({ by, text }: { readonly by: string; readonly text: string }) => (
  <tr>
    <th scope="row">{by}</th>
    <td>{text === '' ? <em>nothing</em> : text.replace(/\n$/, '')}</td>
  </tr>
)
