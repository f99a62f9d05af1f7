import { Button, Group, Text } from '@mantine/core'
import { Window } from '../../parts/window.tsx'
import { type KeyboardEvent, useState } from 'react'
import type { Language } from './explanation-queries.ts'
import { LanguageChoice } from './language-choice.tsx'
import styles from './read-mode.module.css'

/** A sentence to be read, and what it is about: `What you owe`, or a line of the bill. */
export type Spoken = {
  readonly about: { readonly en: string; readonly es: string }
  readonly en: string
  readonly es: string
}

type ReadMode = {
  readonly title: string
  readonly sentences: readonly Spoken[]
  readonly language: Language
  readonly onLanguage: (language: Language) => void
  readonly onClose: () => void
}

/** An explanation over the whole window, one big sentence at a time: arrows turn, L changes the language, Escape closes. */
export function ReadMode({ title, sentences, language, onLanguage, onClose }: ReadMode) {
  const [at, turn] = useState(0)
  const last = sentences.length - 1
  const go = (place: number) => turn(Math.min(Math.max(place, 0), last))
  const keys: Readonly<Record<string, () => void>> = {
    ArrowRight: () => go(at + 1),
    ArrowDown: () => go(at + 1),
    PageDown: () => go(at + 1),
    ArrowLeft: () => go(at - 1),
    ArrowUp: () => go(at - 1),
    PageUp: () => go(at - 1),
    Home: () => go(0),
    End: () => go(last),
    l: () => onLanguage(language === 'en' ? 'es' : 'en'),
  }
  const onKey = (event: KeyboardEvent) => {
    // Within the choice of language the arrows choose.
    if (event.target instanceof HTMLInputElement && event.key.startsWith('Arrow')) return
    const turned = keys[event.key]
    if (!turned || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    turned()
  }
  const sentence = sentences[at]
  return (
    <Window onClose={onClose} title={title} fullScreen onKeyDown={onKey}>
      <div className={styles.page}>
        <Group justify="space-between">
          <Text className={styles.about} lang={language}>
            {sentence?.about[language]} · {at + 1} / {sentences.length}
          </Text>
          <LanguageChoice value={language} onChange={onLanguage} />
        </Group>
        <div className={styles.words} lang={language} aria-live="polite">
          {sentence?.[language]}
        </div>
        <Group justify="space-between">
          <Button variant="default" size="lg" disabled={at === 0} onClick={() => go(at - 1)}>
            ← Back
          </Button>
          <span className={styles.keys}>Arrows turn · L changes the language · Esc closes</span>
          <Button size="lg" data-autofocus onClick={() => (at === last ? onClose() : go(at + 1))}>
            {at === last ? 'Done' : 'Next →'}
          </Button>
        </Group>
      </div>
    </Window>
  )
}
