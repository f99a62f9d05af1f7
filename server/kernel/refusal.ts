import { type Details, type Problem, problems, type RefusalCode } from '@cartwright/api/refusals'

/** The office says no. Thrown so the transaction rolls back; turned into an API answer in one place. */
export class Refusal extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.title)
    this.problem = problem
  }
}

/** Refuses a request with a reason from the one list in `api/refusals.ts`. */
export function refuse<Code extends RefusalCode>(code: Code, details: Details<Code>): never {
  const { status, title } = problems[code].shape
  throw new Refusal({ code, status: status.value, title: title.value, details } as Problem)
}
