import { accountFields } from '@cartwright/api/letter-text'
import { Alert, Button, SimpleGrid, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { queries } from '../../queries.ts'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { type LetterTemplate, templateShown } from './letter-queries.ts'
import { languageWords } from './letter-words.ts'
import { TemplateDeeds, type Texts } from './template-deeds.tsx'
import { TemplateFacts } from './template-facts.tsx'
import { TemplateText } from './template-text.tsx'
import { TemplateVersions } from './template-versions.tsx'

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
        {(template) => <Prepare template={template} />}
      </Loaded>
    </Stack>
  )
}

function standing({ version, from, coming, prepared, older }: LetterTemplate): string {
  const now = version === null ? 'no version in force' : `version ${version} since ${day(from!)}`
  const inForce = coming ? `${now}, version ${coming.version} from ${day(coming.from)} on` : now
  if (!prepared) return `${inForce}, nothing prepared`
  return older
    ? `${inForce}, ⚠ the ${languageWords[older]} text is older than its pair`
    : `${inForce}, a change is prepared`
}

const textsOf = ({ name, facts, en, es }: Texts): Texts => ({ name, facts, en, es })

function Prepare({ template }: { readonly template: LetterTemplate }) {
  const [texts, setTexts] = useState<Texts>(() => textsOf(template))
  const [edition, setEdition] = useState(template.edition)
  const [faults, setFaults] = useState<Readonly<Record<string, boolean>>>({})
  // Other words than those that were typed are other editors.
  const [taken, take] = useState(0)
  const begin = (others: Texts) => {
    setTexts(textsOf(others))
    take(taken + 1)
  }
  const beginAnew = async () => {
    const now = await queries.fetchQuery({ ...templateShown(template.code), staleTime: 0 })
    setEdition(now.edition)
    begin(now)
  }
  const faultIn = (part: string) => (isFaulty: boolean) =>
    setFaults((before) => ({ ...before, [part]: isFaulty }))
  const fields = [
    ...accountFields.map(([field, label]) => ({ name: field, label, kind: 'text' as const })),
    ...texts.facts,
  ]
  const editors = (['en', 'es'] as const).map((language) => (
    <TemplateText
      key={`${language} ${taken}`}
      {...{ language, template, fields }}
      text={texts[language]}
      facts={texts.facts}
      onChange={(given) =>
        setTexts((before) => ({ ...before, [language]: { ...before[language], ...given } }))
      }
      onFault={faultIn(language)}
    />
  ))
  const blocked = Object.values(faults).some(Boolean)
  return (
    <Stack gap="md">
      {template.edition !== edition && <Overtaken onTake={() => void beginAnew()} />}
      <TemplateFacts
        key={`facts ${taken}`}
        name={texts.name}
        facts={texts.facts}
        onChange={(given) => setTexts((before) => ({ ...before, ...given }))}
        onFault={faultIn('facts')}
      />
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl" verticalSpacing="md">
        {editors}
      </SimpleGrid>
      <TemplateDeeds {...{ template, texts, edition, blocked }} onKept={setEdition} onGone={beginAnew} />
      <TemplateVersions template={template} onTake={begin} />
    </Stack>
  )
}

/** Somebody kept or published another change meanwhile: what is typed here stays until its writer has seen that. */
const Overtaken = ({ onTake }: { readonly onTake: () => void }) => (
  <Alert color="yellow" title="⚠ Somebody changed this template while you had it open">
    <Text size="sm" mb="xs">
      Copy what you want to keep of yours, take theirs, and put it in again.
    </Text>
    <Button size="xs" variant="default" onClick={onTake}>
      Show theirs in place of mine
    </Button>
  </Alert>
)
