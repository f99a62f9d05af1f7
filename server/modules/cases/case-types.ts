import type { CaseType } from '@cartwright/api/case-shapes'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { plusBusinessDays } from '../planning/business-days.ts'
import { officeCalendar } from '../planning/work-calendar.ts'
import { type CaseTypeRule, caseTypesOn } from '../policies/case-rules.ts'
import { policiesFor } from '../policies/policies-queries.ts'

type Shown = z.infer<typeof CaseType>

/** The types of cases in force today, in the order of the policy. */
export async function caseTypes(work: Work): Promise<Shown[]> {
  return (await rulesOf(work)).map(asType)
}

/** The rules of the types of cases in force today. */
export async function rulesOf(work: Work): Promise<readonly CaseTypeRule[]> {
  return caseTypesOn(await policiesFor(work), work.today)
}

/** One of them. Refuses CASE_TYPE_NOT_FOUND. */
export async function ruleOf(work: Work, type: string): Promise<CaseTypeRule> {
  const found = (await rulesOf(work)).find(({ code }) => code === type)
  return found ?? refuse('CASE_TYPE_NOT_FOUND', { type })
}

/** The day a case of a type is due that is opened today: so many business days on; null where the type has none. */
export async function dueOf(work: Work, { daysToDue }: CaseTypeRule): Promise<PlainDate | null> {
  if (daysToDue === null) return null
  return plusBusinessDays(await officeCalendar(work), work.today, daysToDue)
}

/** What a type that the policy no longer has is called: its code, as words. */
export const labelOf = (rules: readonly CaseTypeRule[], type: string): string =>
  rules.find(({ code }) => code === type)?.label ?? type.replaceAll('-', ' ')

/** The same in the languages of letters. */
export function typeNamed(rules: readonly CaseTypeRule[], type: string): { en: string; es: string } {
  const en = labelOf(rules, type)
  return { en, es: rules.find(({ code }) => code === type)?.labelEs ?? en }
}

/** How to speak with whoever is angry, where the type says so. */
export function guidanceOf(rule: CaseTypeRule | undefined): Shown['guidance'] {
  if (!rule?.guidance || rule.citation === null) return null
  const { script, escalateTo, withinHours, coolingOffDays } = rule.guidance
  return {
    script,
    escalateTo: escalateTo ?? null,
    withinHours: withinHours ?? null,
    coolingOffDays: coolingOffDays ?? null,
    citation: rule.citation,
  }
}

const asType = (rule: CaseTypeRule): Shown => ({
  code: rule.code,
  label: rule.label,
  labelEs: rule.labelEs ?? null,
  isDispute: rule.dispute,
  daysToDue: rule.daysToDue,
  checklist: rule.checklist,
  reasons: rule.reasons,
  guidance: guidanceOf(rule),
  citation: rule.citation,
})
