import { describe, expect, it } from 'vitest'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-11-23' })

describe('the city', () => {
  it('tells who it is and what day it is', async () => {
    const response = await office.get('/city')
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      title: 'City of Testville',
      today: '2026-11-23',
      cycles: [],
    })
  })

  it('tells nobody who is not signed in', async () => {
    const response = await office.as(null).get('/city')
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ code: 'NOT_SIGNED_IN' })
  })
})
