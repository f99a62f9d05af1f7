import { call } from '@cartwright/api/client'
import { LetterDraft } from '@cartwright/api/letter-shapes'
import { letters } from '@cartwright/api/letters'
import type { InputOf } from '@cartwright/api/route'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { queries } from '../../queries.ts'
import { type Letter, letterShown } from './letter-queries.ts'

/** What of a letter is being written. */
export type Written = Omit<InputOf<typeof letters.change>['body'], 'edition'>

/** What stands in the fields of a letter. */
const writtenOf = (letter: Letter): Written => LetterDraft.parse(letter)

/** How long nobody must have typed before it is saved. */
const pauseMs = 1_200
const keptAs = (id: number) => `cartwright.letter.${id}`

/**
 * Keeps what is written: in this browser with every key, and in the books whenever nobody types for a moment. What was typed and not saved when
 * the page was left is there again when it is opened, as long as nobody else changed the letter meanwhile.
 */
export function useDraft(letter: Letter) {
  const [written, setWritten] = useState<Written>(() => leftBehind(letter) ?? writtenOf(letter))
  const [error, setError] = useState<unknown>(null)
  const [isSaving, setSaving] = useState(false)
  const edition = useRef(letter.edition)
  const [savedAs, setSavedAs] = useState(() => JSON.stringify(writtenOf(letter)))
  // The same, known before the next drawing: what was just saved must not be sent again.
  const saved = useRef(savedAs)
  const now = JSON.stringify(written)
  const isDirty = now !== savedAs

  const save = async (): Promise<number> => {
    const sent = JSON.stringify(written)
    if (sent === saved.current) return edition.current
    setSaving(true)
    try {
      const body = { ...written, edition: edition.current }
      const kept = await call(letters.change, { params: { id: letter.id }, body })
      edition.current = kept.edition
      saved.current = sent
      setSavedAs(sent)
      setError(null)
      forget(letter.id)
      queries.setQueryData(letterShown(letter.id).queryKey, kept)
      return kept.edition
    } catch (failed) {
      setError(failed)
      throw failed
    } finally {
      setSaving(false)
    }
  }

  const saveQuietly = useEffectEvent(() => void save().catch(() => undefined))
  useEffect(() => {
    if (now === saved.current || isSaving) return undefined
    window.localStorage.setItem(keptAs(letter.id), JSON.stringify({ edition: edition.current, written: now }))
    const timer = setTimeout(() => saveQuietly(), pauseMs)
    return () => clearTimeout(timer)
  }, [now, isSaving, letter.id])
  const change = (given: Partial<Written>) => setWritten((before) => ({ ...before, ...given }))
  return { written, change, save, error, isSaving, isDirty }
}

/** Forgets what this browser kept of a letter. */
export const forget = (id: number): void => window.localStorage.removeItem(keptAs(id))

function leftBehind(letter: Letter): Written | null {
  const kept = window.localStorage.getItem(keptAs(letter.id))
  if (kept === null) return null
  try {
    const { edition, written } = JSON.parse(kept) as { edition: number; written: string }
    return edition === letter.edition ? (LetterDraft.safeParse(JSON.parse(written)).data ?? null) : null
  } catch {
    return null
  }
}
