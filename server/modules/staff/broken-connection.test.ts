import { expect, it } from 'vitest'
import { employ, frontDoor, password } from '#test/front-door'
import { testOffice } from '#test/test-office'
import { whileBreaking } from '#test/while-breaking'

const office = testOffice({ on: '2026-11-23' })
const door = frontDoor(office)

it('a connection that breaks while somebody signs in costs an answer and not the process, and they sign in again', async () => {
  const { email } = await employ(office, 'robin')
  const signIn = () => door().post('/sign-in', { email, password })
  const { calls } = await whileBreaking(signIn)
  for (let call = 1; call <= calls.length; call++) {
    const { broke } = await whileBreaking(signIn, { call, failure: 'lost on the way' })
    expect({ call, broke }).toEqual({ call, broke: true })
  }
  expect((await signIn()).status).toBe(200)
})
