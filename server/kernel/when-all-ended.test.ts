import { describe, expect, it } from 'vitest'
import { whenAllEnded } from './when-all-ended.ts'

describe('several tasks', () => {
  it('are waited for when one of them fails, which is thrown when none is at work any more', async () => {
    const done: string[] = []
    const slow = Promise.withResolvers<void>()
    const waiting = whenAllEnded([
      Promise.reject(new Error('the disk is full')),
      slow.promise.then(() => done.push('the slow one')),
    ]).finally(() => done.push('told'))
    slow.resolve()
    await expect(waiting).rejects.toThrow('the disk is full')
    expect(done).toEqual(['the slow one', 'told'])
  })

  it('throw what failed first', async () => {
    const late = Promise.withResolvers<void>()
    const waiting = whenAllEnded([late.promise, Promise.reject(new Error('first'))])
    late.reject(new Error('second'))
    await expect(waiting).rejects.toThrow('first')
  })

  it('that go well throw nothing', async () => {
    await expect(whenAllEnded([Promise.resolve(1), Promise.resolve()])).resolves.toBeUndefined()
  })
})
