import { Alert, List } from '@mantine/core'
import { tell } from './refusal-words.ts'

/** Says why something was not done: the refusal with its details, or the number of the fault. Nothing when all is well. */
export function Refusal({ error }: { readonly error: unknown }) {
  if (!error) return null
  const { title, more, refused } = tell(error)
  const said = more.filter(Boolean)
  return (
    <Alert role="alert" color={refused ? 'yellow' : 'red'} title={`${refused ? '⚠' : '✗'} ${title}`}>
      {said.length === 1 && said[0]}
      {said.length > 1 && (
        <List size="sm">
          {said.map((sentence) => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
      )}
    </Alert>
  )
}
