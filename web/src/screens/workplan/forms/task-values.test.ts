import { expect, it } from 'vitest'
import { moved, sentTask, typedTask } from './task-values.ts'

it('a new task sends nothing that was left empty', () => {
  const typed = { ...typedTask(undefined, 4), title: 'Order' }
  const steps = [
    { key: 'a', id: null, title: ' ', owner: '', dueOn: '' },
    { key: 'b', id: 7, title: 'Count', owner: 'u1', dueOn: '' },
  ]
  expect(sentTask({ ...typed, steps, links: [{ kind: 'run', key: '' }] })).toEqual({
    title: 'Order',
    body: null,
    owner: null,
    dueOn: null,
    priority: 'normal',
    projectId: 4,
    steps: [{ id: 7, title: 'Count', owner: 'u1', dueOn: null }],
    links: [],
  })
})

it.each([
  { at: 0, by: 1 as const, is: 'bac' },
  { at: 2, by: -1 as const, is: 'acb' },
  { at: 0, by: -1 as const, is: 'abc' },
  { at: 2, by: 1 as const, is: 'abc' },
])('row $at moved by $by: $is', ({ at, by, is }) => {
  expect(moved(['a', 'b', 'c'], at, by).join('')).toBe(is)
})
