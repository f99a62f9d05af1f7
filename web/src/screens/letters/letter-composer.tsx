import { SubjectLine } from '@cartwright/api/letter-text'
import { SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Refusal } from '../../parts/refusal.tsx'
import { DraftActions } from './draft-actions.tsx'
import { DraftFacts } from './draft-facts.tsx'
import { DraftHead } from './draft-head.tsx'
import { type FieldChoice, LetterEditor } from './letter-editor.tsx'
import { LetterPreview } from './letter-preview.tsx'
import type { Letter } from './letter-queries.ts'
import { useDraft } from './use-draft.ts'

/** Writes a letter: whom it is to, what it says, and the page as it will be. What is typed is kept at once. */
export function LetterComposer({ letter }: { readonly letter: Letter }) {
  const draft = useDraft(letter)
  const { written, change } = draft
  const [subject, setSubject] = useState(written.subject)
  const [tooLong, setTooLong] = useState(false)
  const [faulty, setFaulty] = useState(false)
  // Another template, or another language of it, is another text to begin with.
  const [begun, begin] = useState(0)
  const subjectFault = SubjectLine.safeParse(subject).error?.issues[0]?.message
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl" verticalSpacing="md">
      <Stack gap="sm">
        <DraftHead
          letter={letter}
          draft={draft}
          onTaken={(taken) => {
            change({ subject: taken.subject, text: taken.text, language: taken.language })
            setSubject(taken.subject)
            begin(begun + 1)
          }}
        />
        <TextInput
          label="About"
          description="The line over the text. Fields may stand in it: {accountNumber}"
          value={subject}
          error={subjectFault}
          spellCheck
          lang={written.language}
          onChange={(event) => {
            setSubject(event.currentTarget.value)
            const good = SubjectLine.safeParse(event.currentTarget.value).data
            if (good !== undefined) change({ subject: good })
          }}
        />
        <LetterEditor
          key={begun}
          label="Text of the letter"
          text={written.text}
          language={written.language}
          fields={choicesOf(letter)}
          onChange={(text) => {
            setTooLong(text === null)
            if (text) change({ text })
          }}
        />
        {tooLong && <TooLong />}
        <DraftFacts letter={letter} draft={draft} onFault={setFaulty} />
        <Keeping draft={draft} />
        <Refusal error={draft.error} />
        <DraftActions
          letter={letter}
          draft={draft}
          blocked={tooLong || faulty || subjectFault !== undefined}
        />
      </Stack>
      <LetterPreview letterId={letter.id} written={written} />
    </SimpleGrid>
  )
}

const choicesOf = ({ fields, templateFacts }: Letter): FieldChoice[] =>
  fields.map(({ name, label }) => ({
    name,
    label,
    kind: templateFacts.find((fact) => fact.name === name)?.kind ?? 'text',
  }))

const TooLong = () => (
  <Text role="alert" size="sm">
    ⚠ The letter is too long to be kept: shorten it to 15,000 signs.
  </Text>
)

/** Whether what is written is saved. */
const Keeping = ({ draft }: { readonly draft: ReturnType<typeof useDraft> }) => (
  <Text size="sm" aria-live="polite" mih="1.5em">
    {draft.isSaving
      ? 'Saving …'
      : draft.isDirty
        ? 'Kept in this browser, saved in a moment.'
        : 'All is saved.'}
  </Text>
)
