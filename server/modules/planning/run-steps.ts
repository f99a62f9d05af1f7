import type { RunStep } from '@cartwright/api/planning-shapes'
import type { z } from 'zod'
import type { PlanningSettings } from '../city/planning-settings.ts'

export type StepCode = z.output<typeof RunStep>
export type StepKind = 'day' | 'seen' | 'hand'

/** A step as it is planned: what it is called, whose it is, and its place among the steps of one day. */
export type StepFacts = {
  readonly step: string
  readonly name: string
  readonly kind: StepKind
  readonly owner: string | null
  readonly place: number
}

const names: Readonly<Record<StepCode, string>> = {
  'cut-off': 'Cut-off',
  calculate: 'Calculate',
  review: 'Start the review',
  approve: 'Release',
  post: 'Post',
  print: 'Print',
  mail: 'Mail',
  close: 'Close the run',
  due: 'Due',
  delinquent: 'Last day to pay',
  penalty: 'Penalties begin',
}

/** The steps of every run in the order they happen. */
export const runSteps = Object.keys(names) as readonly StepCode[]

/** Whether a code is a step of every run, rather than an item of the city's checklist. */
export const isRunStep = (code: string): code is StepCode => code in names

/** What a step of every run is called. */
export const stepName = (step: StepCode): string => names[step]

/** All steps of a run and all items of the checklist, as the city has set them down. Items stand before the step they hang on. */
export function stepFacts({ owners, checklist }: PlanningSettings): StepFacts[] {
  return runSteps.flatMap((step, at) => {
    const items = checklist.filter((item) => item.step === step)
    const owner = step in owners ? owners[step as keyof typeof owners] : null
    return [
      ...items.map(
        ({ code, name, owner: whose, days }, index): StepFacts => ({
          step: code,
          name: name.en,
          kind: 'hand',
          owner: whose,
          place: at * 100 + (days > 0 ? 60 : 10) + index,
        }),
      ),
      { step, name: names[step], kind: owner === null ? 'day' : 'seen', owner, place: at * 100 + 50 },
    ]
  })
}
