import { call } from '@cartwright/api/client'
import { letters } from '@cartwright/api/letters'
import { Button, Group, NativeSelect, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { titleOf } from '../../parts/words.ts'
import { type Letter, templateList } from './letter-queries.ts'
import { languageWords } from './letter-words.ts'
import type { useDraft } from './use-draft.ts'

type Head = {
  readonly letter: Letter
  readonly draft: ReturnType<typeof useDraft>
  readonly onTaken: (letter: Letter) => void
}

/** Whom a letter is to, in which language, how it goes, who gets a copy. */
export function DraftHead({ letter, draft, onTaken }: Head) {
  const { written, change } = draft
  const party = letter.parties.find(({ partyId }) => partyId === written.partyId)
  const people = letter.parties.map(({ partyId, name, role }) => ({
    value: `${partyId}`,
    label: `${name}, ${role}`,
  }))
  return (
    <>
      <Group gap="sm" align="flex-end">
        <NativeSelect
          label="To"
          data={people}
          value={`${written.partyId}`}
          onChange={(event) => {
            const partyId = Number(event.currentTarget.value)
            const chosen = letter.parties.find((one) => one.partyId === partyId)
            change({ partyId, ...(chosen && { language: chosen.language }) })
          }}
        />
        <NativeSelect
          label="Language"
          data={Object.entries(languageWords).map(([value, label]) => ({ value, label }))}
          value={written.language}
          onChange={(event) => change({ language: event.currentTarget.value as 'en' | 'es' })}
        />
        <NativeSelect
          label="Goes by"
          data={[
            { value: 'print', label: 'mail' },
            { value: 'email', label: party?.email ? `e-mail to ${party.email}` : 'e-mail: no address' },
          ]}
          value={written.sendBy}
          onChange={(event) => change({ sendBy: event.currentTarget.value as 'print' | 'email' })}
        />
        <NativeSelect
          label="Copy to"
          data={[
            { value: '', label: 'nobody' },
            ...people.filter(({ value }) => value !== `${written.partyId}`),
          ]}
          value={written.copyTo === null || written.copyTo === undefined ? '' : `${written.copyTo}`}
          onChange={(event) =>
            change({ copyTo: event.currentTarget.value === '' ? null : Number(event.currentTarget.value) })
          }
        />
      </Group>
      <Text size="sm">
        {letter.mailTo.length > 0 ? letter.mailTo.join(', ') : 'No whole mailing address is known.'}
        {party?.confidential && ' · Safe at Home: mail goes to the designated address only.'}
      </Text>
      <TakeTemplate letter={letter} draft={draft} onTaken={onTaken} />
    </>
  )
}

/** Puts the text of a template, in the chosen language, in place of what the letter says. */
function TakeTemplate({ letter, draft, onTaken }: Head) {
  const templates = useQuery(templateList)
  const [chosen, choose] = useState(letter.template ?? '')
  const { language } = draft.written
  const taking = useCommand(async (template: string) => {
    const edition = await draft.save()
    return call(letters.takeTemplate, { params: { id: letter.id }, body: { edition, template, language } })
  }, onTaken)
  const known = templates.data?.rows.filter(({ version }) => version !== null) ?? []
  return (
    <>
      <Group gap="sm" align="flex-end">
        <NativeSelect
          label="Template"
          data={[
            { value: '', label: 'none' },
            ...known.map(({ code, name }) => ({ value: code, label: titleOf(name) })),
          ]}
          value={chosen}
          onChange={(event) => choose(event.currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={chosen === ''}
          loading={taking.isPending}
          onClick={() => taking.mutate(chosen)}
        >
          Take its {languageWords[language]} text in place of this one
        </Button>
      </Group>
      <Refusal error={taking.error} />
    </>
  )
}
