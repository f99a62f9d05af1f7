import { call } from '@cartwright/api/client'
import { letterTemplates } from '@cartwright/api/letter-templates'
import { Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { cityShown } from '../../city-queries.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import type { LetterTemplate } from './letter-queries.ts'
import { languageWords } from './letter-words.ts'

/** What a template says in both languages. */
export type Texts = Pick<LetterTemplate, 'en' | 'es'>

type Deeds = { readonly template: LetterTemplate; readonly texts: Texts }

/** Keeps what is written of a template, confirms its other language, publishes both. */
export function TemplateDeeds({ template, texts }: Deeds) {
  const may = useMay()('letters.templates')
  const { code, name, facts, edition } = template
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
  return (
    <>
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
    </>
  )
}
