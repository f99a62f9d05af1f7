import { callForFile } from '@cartwright/api/client'
import { letterTemplates } from '@cartwright/api/letter-templates'
import { SubjectLine, type LetterText, accountFields } from '@cartwright/api/letter-text'
import { SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { PdfButton } from '../../parts/pdf-button.tsx'
import { LetterEditor } from './letter-editor.tsx'
import { type LetterTemplate, templateShown } from './letter-queries.ts'
import { languageWords } from './letter-words.ts'
import { TemplateDeeds, type Texts } from './template-deeds.tsx'

/** A letter template: both languages beside each other, a preview on a real account, and publishing them together. */
export function TemplatePage() {
  const { code } = useParams({ from: '/office/letters/templates/$code' })
  const query = useQuery(templateShown(code))
  return (
    <Stack gap="md">
      <PageHead
        title={query.data?.name ?? code}
        state={
          <>
            <TextLink to="/letters/templates">All templates</TextLink>
            {query.data && ` · ${standing(query.data)}`}
          </>
        }
      />
      <Loaded query={query} rows={12}>
        {(template) => <Prepare key={template.edition === 0 ? 'new' : 'prepared'} template={template} />}
      </Loaded>
    </Stack>
  )
}

function standing({ version, from, prepared, older }: LetterTemplate): string {
  const inForce = version === null ? 'no version in force' : `version ${version} since ${day(from!)}`
  if (!prepared) return `${inForce}, nothing prepared`
  return older
    ? `${inForce}, ⚠ the ${languageWords[older]} text is older than its pair`
    : `${inForce}, a change is prepared`
}

function Prepare({ template }: { readonly template: LetterTemplate }) {
  const [texts, setTexts] = useState<Texts>({ en: template.en, es: template.es })
  const fields = [
    ...accountFields.map(([field, label]) => ({ name: field, label, kind: 'text' as const })),
    ...template.facts,
  ]
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl" verticalSpacing="md">
        {(['en', 'es'] as const).map((language) => (
          <OneLanguage
            key={language}
            language={language}
            template={template}
            text={texts[language]}
            fields={fields}
            onChange={(given) =>
              setTexts((before) => ({ ...before, [language]: { ...before[language], ...given } }))
            }
          />
        ))}
      </SimpleGrid>
      <TemplateDeeds template={template} texts={texts} />
      <Versions template={template} />
    </Stack>
  )
}

type OneText = {
  readonly language: 'en' | 'es'
  readonly template: LetterTemplate
  readonly text: LetterTemplate['en']
  readonly fields: Parameters<typeof LetterEditor>[0]['fields']
  readonly onChange: (given: { subject?: string; text?: LetterText }) => void
}

function OneLanguage({ language, template, text, fields, onChange }: OneText) {
  const [subject, setSubject] = useState(text.subject)
  const [accountNumber, setNumber] = useState('')
  const fault = SubjectLine.safeParse(subject).error?.issues[0]?.message
  const tried = { ...text, language, facts: template.facts, accountNumber: accountNumber.trim() }
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
        onChange={(changed) => changed && onChange({ text: changed })}
      />
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

const Versions = ({ template }: { readonly template: LetterTemplate }) => (
  <section aria-labelledby="template-versions">
    <Title order={2} id="template-versions" mb={4}>
      Versions
    </Title>
    {template.versions.length === 0 && <Text>None was published yet.</Text>}
    <ul>
      {template.versions.map(({ version, from, publishedBy, publishedOn, en }) => (
        <li key={version}>
          Version {version}, from {day(from)}: “{en.subject}”. Published {day(publishedOn)} by {publishedBy}.
        </li>
      ))}
    </ul>
  </section>
)
