import { beforeEach, expect, it } from 'vitest'
import { addTestPeople } from '#test/staff-people'
import { terminal } from '#test/terminal'
import { testOffice } from '#test/test-office'
import { workplanCommands } from './commands.ts'

const office = testOffice({ on: '2026-11-23' })
beforeEach(() => addTestPeople(office))

const command = terminal(office, { commands: workplanCommands })
const atTerminal = async (...given: Parameters<typeof command>) => (await command(...given)).told

it('tasks are added, listed and ended at the terminal', async () => {
  const options = { owner: 'clerk@people.example', due: '2026-11-20', priority: 'high' }
  expect(await atTerminal('tasks add', ['Order envelopes'], options)).toBe(
    '1  Order envelopes  Test clerk  2026-11-20  high  to-do  LATE',
  )
  expect(await atTerminal('tasks list', [], { view: 'late' })).toContain('Order envelopes')
  expect(await atTerminal('tasks list', [], { owner: 'manager@people.example' })).toBe('No task.')
  expect(await atTerminal('tasks done', ['1'])).toContain('done')
  await expect(atTerminal('tasks list', [], { view: 'latest' })).rejects.toThrow('Write late.')
  await expect(atTerminal('tasks add', ['x'], { due: 'soon' })).rejects.toThrow('is no day')
})
