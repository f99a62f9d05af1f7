import { callForFile } from '@cartwright/api/client'
import { letterTemplates } from '@cartwright/api/letter-templates'
import { type LetterText, SubjectLine } from '@cartwright/api/letter-text'
import { Stack, Text, TextInput, Title } from '@mantine/core'
import { useEffect, useEffectEvent, useState } from 'react'
import { PdfButton } from '../../parts/pdf-button.tsx'
import { LetterEditor } from './letter-editor.tsx'
import type { LetterTemplate } from './letter-queries.ts'
import { languageWords } from './letter-words.ts'

type OneText = {
  readonly language: 'en' | 'es'
  readonly template: LetterTemplate
  readonly text: LetterTemplate['en']
  readonly facts: LetterTemplate['facts']
  readonly fields: Parameters<typeof LetterEditor>[0]['fields']
  readonly onChange: (given: { subject?: string; text?: LetterText }) => void
  /** Told whether something is written that cannot be kept. */
  readonly onFault: (isFaulty: boolean) => void
}

/** What a template says in one language, and a preview of it on a real account. */
export function TemplateText({ language, template, text, facts, fields, onChange, onFault }: OneText) {
  const [subject, setSubject] = useState(text.subject)
  const [accountNumber, setNumber] = useState('')
  const fault = SubjectLine.safeParse(subject).error?.issues[0]?.message
  const [tooLong, setTooLong] = useState(false)
  const isFaulty = fault !== undefined || tooLong
  const tellFault = useEffectEvent(onFault)
  useEffect(() => tellFault(isFaulty), [isFaulty])
  const tried = { ...text, language, facts, accountNumber: accountNumber.trim() }
  return (
    <Stack gap="sm">
      <Title order={2}>{languageWords[language]}</Title>
      <TextInput
        label={`About, in ${languageWords[language]}`}
        value={subject}
        error={fault}
        lang={language}
        spellCheck
        onChange={(event) => {
          setSubject(event.currentTarget.value)
          const good = SubjectLine.safeParse(event.currentTarget.value).data
          if (good !== undefined) onChange({ subject: good })
        }}
      />
      <LetterEditor
        label={`Text in ${languageWords[language]}`}
        text={text.text}
        language={language}
        fields={fields}
        onChange={(changed) => {
          setTooLong(changed === null)
          if (changed) onChange({ text: changed })
        }}
      />
      {tooLong && (
        <Text role="alert" size="sm">
          ⚠ The text is too long to be kept: shorten it to 15,000 signs.
        </Text>
      )}
      <TextInput
        label={`Account to preview it on, in ${languageWords[language]}`}
        value={accountNumber}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <PdfButton
        of={JSON.stringify(tried)}
        make={() => callForFile(letterTemplates.preview, { params: { code: template.code }, body: tried })}
      >
        {`Preview in ${languageWords[language]}`}
      </PdfButton>
    </Stack>
  )
}
