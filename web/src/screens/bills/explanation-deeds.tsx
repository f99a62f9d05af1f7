import { Alert, Anchor, Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useMay } from '../../session.tsx'
import { useProveFirst } from '../desk/prove-first.tsx'
import { type Language, letterUrl } from './explanation-queries.ts'
import { ReadMode, type Spoken } from './read-mode.tsx'
import { SendExplanation } from './send-explanation.tsx'
import { WriteExplanation } from './write-explanation.tsx'

type Deeds = {
  readonly number: string
  readonly accountNumber: string
  readonly sentences: readonly Spoken[]
  readonly language: Language
  readonly onLanguage: (language: Language) => void
  /** The bill it is compared with, when the letter tells why it changed. */
  readonly other?: string | undefined
}

/** What is done with an explanation: read it to the caller, send it by e-mail, write it as a letter. */
export function ExplanationDeeds({ number, accountNumber, sentences, language, onLanguage, other }: Deeds) {
  const may = useMay()
  const [shown, show] = useState<'read' | 'send' | 'write' | null>(null)
  const [sentTo, note] = useState<string | null>(null)
  const close = () => show(null)
  const { first, asking } = useProveFirst(accountNumber)
  return (
    <>
      <Group gap="xs">
        <Button size="xs" onClick={() => first(() => show('read'))} disabled={sentences.length === 0}>
          Read aloud
        </Button>
        {may('accounts.change') && (
          <Button size="xs" variant="default" onClick={() => show('send')}>
            Send …
          </Button>
        )}
        <ByLetter url={letterUrl(number, language, other)} onWrite={() => show('write')} />
      </Group>
      {sentTo !== null && (
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- Whatever its tag, an Alert without this role is given `alert`.
        <Alert color="green" py={6} role="status">
          ✓ The explanation goes to {sentTo}.
        </Alert>
      )}
      {asking}
      {shown === 'read' && (
        <ReadMode
          title={`Bill ${number}, to be read to the caller`}
          sentences={sentences}
          language={language}
          onLanguage={onLanguage}
          onClose={close}
        />
      )}
      {shown === 'write' && (
        <WriteExplanation number={number} accountNumber={accountNumber} other={other} onClose={close} />
      )}
      {shown === 'send' && (
        <SendExplanation
          number={number}
          accountNumber={accountNumber}
          language={language}
          other={other}
          onClose={close}
          onSent={(to) => {
            note(to)
            close()
          }}
        />
      )}
    </>
  )
}

/** Whoever may write letters writes one of the account; others look at the explanation on paper. */
const ByLetter = ({ url, onWrite }: { url: string; onWrite: () => void }) =>
  useMay()('letters.write') ? (
    <Button size="xs" variant="default" onClick={onWrite}>
      Write a letter …
    </Button>
  ) : (
    <Anchor size="sm" href={url} target="_blank">
      Open as a PDF
    </Anchor>
  )
