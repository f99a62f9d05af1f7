import { useMutation } from '@tanstack/react-query'
import { queries } from '../queries.ts'

/** Does something to the books, then asks again for whatever is on the screen. */
export function useCommand<Input, Result>(
  run: (input: Input) => Promise<Result>,
  done: (result: Result) => void | Promise<void> = () => undefined,
) {
  return useMutation({
    mutationFn: run,
    onSuccess: async (result: Result) => {
      await queries.invalidateQueries()
      await done(result)
    },
  })
}
