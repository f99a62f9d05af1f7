import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { answered } from '#test/bill-runs'
import { employ, frontDoor, password } from '#test/front-door'
import { addTestPeople } from '#test/staff-people'
import { terminal } from '#test/terminal'
import { testOffice } from '#test/test-office'
import { staffCommands } from './commands.ts'
import { tokenCommands } from './token-commands.ts'

const office = testOffice({ on: '2026-11-23' })

beforeEach(async () => {
  await sql`delete from directory.api_token where city = ${office.city}`.execute(office.database().db)
  await addTestPeople(office)
})

const command = terminal(office, { commands: [...tokenCommands, ...staffCommands], role: 'administrator' })
const atTerminal = async (...given: Parameters<typeof command>) => (await command(...given)).told

describe('at the terminal', () => {
  it('a token is made, listed and ended', async () => {
    const made = await atTerminal('token make', ['Night export'], { role: 'auditor', scope: ['runs.read'] })
    const [line, secret] = made.split('\n')
    expect(line).toMatch(/^[0-9a-f]{16} {2}Night export {2}machine, auditor {2}runs.read {2}good, until /)
    expect(secret).toMatch(/^cw_/)
    expect(await atTerminal('token list', [])).toBe(line)
    expect(await atTerminal('token end', [line!.slice(0, 16)])).toContain('revoked')
    const own = await atTerminal('token make', ['Mine'], {
      of: 'Clerk@people.example',
      scope: ['city.read'],
      days: '7',
    })
    expect(own).toContain('Test clerk')
  })

  it.each([
    [{ role: 'auditor', scope: ['runs.reed'] }, 'Write runs.read.'],
    [{ role: 'auditor' }, '--scope is missing'],
    [{ scope: ['runs.read'] }, 'Say whose it is'],
    [{ role: 'auditor', of: 'x@y.example', scope: ['runs.read'] }, 'Say whose it is'],
    [{ role: 'customer', scope: ['signed-in'] }, 'is no role of a machine'],
    [{ role: 'auditor', scope: ['runs.read'], days: '400' }, '--days is 400'],
  ])('a token is not made of %o', async (options, message) => {
    await expect(atTerminal('token make', ['X'], options)).rejects.toThrow(message)
  })

  it('a token does not reach beyond its role', async () => {
    const wanted = atTerminal('token make', ['X'], { role: 'auditor', scope: ['runs.post'] })
    await expect(wanted).rejects.toMatchObject({ problem: { code: 'TOKEN_SCOPE_NOT_HELD' } })
  })

  it('the second factor of a person who lost it is taken away', async () => {
    const { email, userId } = await employ(office, 'dana')
    await sql`insert into directory.passkey (id, user_id, name, public_key, counter, transports)
      values ('lost', ${userId}, 'Lost', 'x', 0, '[]')`.execute(office.database().db)
    const visitor = frontDoor(office)()
    expect(await answered(visitor.post('/sign-in', { email, password }))).toMatchObject({ signedIn: false })
    expect(await atTerminal('staff reset', [email])).toContain('has no second factor now')
    expect(await answered(visitor.post('/sign-in', { email, password }))).toMatchObject({ signedIn: true })
  })
})
