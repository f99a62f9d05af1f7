import { call, callForFile } from '@cartwright/api/client'
import { letterTemplates } from '@cartwright/api/letter-templates'
import { SubjectLine, type LetterText, accountFields } from '@cartwright/api/letter-text'
import { Button, Group, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { cityShown } from '../../city-queries.ts'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { PdfButton } from '../../parts/pdf-button.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { LetterEditor } from './letter-editor.tsx'
import { type LetterTemplate, templateShown } from './letter-queries.ts'
import { languageWords } from './letter-words.ts'

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

type Texts = Pick<LetterTemplate, 'en' | 'es'>

function Prepare({ template }: { readonly template: LetterTemplate }) {
  const may = useMay()('letters.templates')
  const { code, name, facts, edition } = template
  const [texts, setTexts] = useState<Texts>({ en: template.en, es: template.es })
  const today = useQuery(cityShown).data?.today ?? ''
  const saving = useCommand(() =>
    call(letterTemplates.change, { params: { code }, body: { edition, name, facts, ...texts } }),
  )
  const confirming = useCommand((language: 'en' | 'es') =>
    call(letterTemplates.confirm, { params: { code }, body: { edition, language } }),
  )
  const publishing = useCommand(() =>
    call(letterTemplates.publish, { params: { code }, body: { edition, from: today } }),
  )
  const isDirty = JSON.stringify(texts) !== JSON.stringify({ en: template.en, es: template.es })
  const fields = [
    ...accountFields.map(([field, label]) => ({ name: field, label, kind: 'text' as const })),
    ...facts,
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
      <Refusal error={saving.error ?? confirming.error ?? publishing.error} />
      {may && (
        <Group gap="xs">
          <Button loading={saving.isPending} disabled={!isDirty} onClick={() => saving.mutate(undefined)}>
            Keep this change
          </Button>
          {template.older && (
            <Button
              variant="default"
              loading={confirming.isPending}
              onClick={() => confirming.mutate(template.older!)}
            >
              The {languageWords[template.older]} text still says the same
            </Button>
          )}
          <Button
            variant="default"
            loading={publishing.isPending}
            disabled={isDirty || !template.prepared}
            onClick={() => publishing.mutate(undefined)}
          >
            Publish both languages from today
          </Button>
          <Text size="sm">
            Letters begin from the version in force. What was written before stays as it is.
          </Text>
        </Group>
      )}
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
