import { beforeEach, describe, expect, it } from 'vitest'
import { addTestPeople } from '#test/staff-people'
import { terminal } from '#test/terminal'
import { testOffice } from '#test/test-office'
import { delegationCommands } from './delegation-commands.ts'

const office = testOffice({ on: '2026-11-30' })
beforeEach(() => addTestPeople(office))

const command = terminal(office, { commands: delegationCommands, role: 'administrator' })
const atTerminal = async (...given: Parameters<typeof command>) => (await command(...given)).told

describe('at the terminal', () => {
  it('authority is given, listed, reported and ended', async () => {
    const options = {
      of: 'manager@people.example',
      to: 'clerk@people.example',
      from: '2026-11-30',
      through: '2026-12-01',
      may: ['runs.release:25000'],
      reason: 'On leave',
    }
    const given =
      '1  Test manager to Test clerk  2026-11-30 through 2026-12-01  holds  runs.release up to $25,000.00  0 done'
    expect(await atTerminal('delegation give', [], options)).toBe(given)
    expect(await atTerminal('delegation list', [])).toBe(given)
    expect(await atTerminal('delegation report', ['1'])).toBe(given)
    expect(await atTerminal('delegation end', ['1'], { reason: 'Back' })).toContain('ended')
    await expect(atTerminal('delegation give', [], { ...options, may: ['runs.releese'] })).rejects.toThrow(
      'Write runs.release.',
    )
    await expect(atTerminal('delegation end', ['one'], { reason: 'x' })).rejects.toThrow('is no delegation')
  })
})
