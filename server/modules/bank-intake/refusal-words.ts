import type { Refusal } from '#kernel/refusal'

/** A refusal as a sentence for whoever finds the file: of the same file again, with the number and the day of the first. */
export function refusalWords(problem: Refusal['problem']): string {
  if (problem.code === 'BANK_FILE_ALREADY_LOADED') {
    const { fileId, receivedOn, receivedBy } = problem.details
    return `It was loaded before: it is bank file ${fileId}, loaded on ${receivedOn} by ${receivedBy}.`
  }
  if (problem.code === 'FIELD_REFUSED') return `${problem.title} ${problem.details.message}`
  return problem.title
}
