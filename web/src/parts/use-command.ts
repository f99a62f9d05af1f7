import { repeatable } from '@cartwright/api/client'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { queries } from '../queries.ts'
import { newRequestKey } from './request-key.ts'

/**
 * Does something to the books, then asks again for whatever is on the screen. Sent again because no answer came, it is done once: it goes
 * under the same name until it is answered.
 */
export function useCommand<Input, Result>(
  run: (input: Input) => Promise<Result>,
  done: (result: Result) => void | Promise<void> = () => undefined,
) {
  const key = useRef<string | null>(null)
  return useMutation({
    mutationFn: (input: Input) => {
      key.current ??= newRequestKey()
      return repeatable(key.current, () => run(input))
    },
    onSuccess: async (result: Result) => {
      key.current = null
      await queries.invalidateQueries()
      await done(result)
    },
  })
}
