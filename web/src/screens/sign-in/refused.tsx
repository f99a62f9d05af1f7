import { signInRefusals } from '@cartwright/api/sign-in-refusals'
import { Alert } from '@mantine/core'

/** Why somebody who came back from the provider is not signed in. */
export function CameBackRefused({ code }: { readonly code: string }) {
  const known = Object.entries(signInRefusals).find(([name]) => name === code)?.[1]
  const sentence = known?.shape.title.value ?? 'Wait a minute and try again.'
  return (
    <Alert role="alert" color="yellow" title="⚠ You are not signed in">
      {sentence}
    </Alert>
  )
}
