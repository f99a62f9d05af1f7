import { call } from '@cartwright/api/client'
import { letterTemplates } from '@cartwright/api/letter-templates'
import { Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { cityShown } from '../../city-queries.ts'
import { queries } from '../../queries.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { DiscardTemplate } from './discard-template.tsx'
import { type LetterTemplate, templateShown } from './letter-queries.ts'
import { languageWords } from './letter-words.ts'
import { PublishTemplate } from './publish-template.tsx'

/** What a template is called, wants to be told, and says in both languages. */
export type Texts = Pick<LetterTemplate, 'name' | 'facts' | 'en' | 'es'>

type Deeds = {
  readonly template: LetterTemplate
  readonly texts: Texts
  /** The edition the texts were written on: whoever was overtaken is told, and writes over nobody. */
  readonly edition: number
  /** Something is written that cannot be kept. */
  readonly blocked: boolean
  readonly onKept: (edition: number) => void
  /** What was prepared is no more. */
  readonly onGone: () => Promise<void>
}

/** Keeps what is written of a template, confirms its other language, publishes both from a day on, or gives the change up. */
export function TemplateDeeds({ template, texts, edition, blocked, onKept, onGone }: Deeds) {
  const may = useMay()('letters.templates')
  const { code, name, facts, en, es } = template
  const [asked, ask] = useState<'publish' | 'discard' | null>(null)
  const today = useQuery(cityShown).data?.today ?? ''
  const { saving, confirming } = useKeeping({ code, texts, edition, onKept })
  const isDirty = JSON.stringify(texts) !== JSON.stringify({ name, facts, en, es })
  if (!may) return null
  return (
    <>
      <Refusal error={saving.error ?? confirming.error} />
      <Group gap="xs">
        <Button
          loading={saving.isPending}
          disabled={!isDirty || blocked}
          onClick={() => saving.mutate(undefined)}
        >
          Keep this change
        </Button>
        {template.older && (
          <Button
            variant="default"
            disabled={isDirty}
            loading={confirming.isPending}
            onClick={() => confirming.mutate(template.older!)}
          >
            The {languageWords[template.older]} text still says the same
          </Button>
        )}
        <Button variant="default" disabled={isDirty || !template.prepared} onClick={() => ask('publish')}>
          Publish …
        </Button>
        {template.prepared && (
          <Button variant="default" onClick={() => ask('discard')}>
            Give up this change …
          </Button>
        )}
        <Text size="sm">
          {isDirty
            ? 'Not kept yet.'
            : template.prepared
              ? 'Kept, and not published: letters go on by the version in force.'
              : 'Nothing is prepared: change a text above to begin.'}
        </Text>
      </Group>
      {asked === 'publish' && (
        <PublishTemplate {...{ template, edition, today }} onDone={onGone} onClose={() => ask(null)} />
      )}
      {asked === 'discard' && (
        <DiscardTemplate {...{ template, edition }} onDone={onGone} onClose={() => ask(null)} />
      )}
    </>
  )
}

type Keeping = Pick<Deeds, 'texts' | 'edition' | 'onKept'> & { readonly code: string }

/** Keeps what is written, or the word that a language still says the same; what comes of it is known before the page is drawn again. */
function useKeeping({ code, texts, edition, onKept }: Keeping) {
  const params = { code }
  const take = (kept: LetterTemplate) => {
    queries.setQueryData(templateShown(code).queryKey, kept)
    onKept(kept.edition)
  }
  return {
    saving: useCommand(async () =>
      take(await call(letterTemplates.change, { params, body: { edition, ...texts } })),
    ),
    confirming: useCommand(async (language: 'en' | 'es') =>
      take(await call(letterTemplates.confirm, { params, body: { edition, language } })),
    ),
  }
}
