import { expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { postedRun } from '#test/bill-runs'
import { smallTown } from '#test/small-town'
import { person, testOffice } from '#test/test-office'
import { exchangeList } from '../addresses/exchange-rows.ts'
import { returnFigures } from '../returned-mail/returned-rows.ts'
import { pastDays } from './past-days.ts'
import { planMail } from './plan-mail.ts'

const office = testOffice({ on: '2026-11-23' })

it('gives the mail room of practice an exchange that was applied, one to review, and mail that came back', async () => {
  await office.work((work) =>
    smallTown(
      work,
      Array.from({ length: 150 }, () => ({})),
    ),
  )
  await postedRun(office)
  const past = pastDays(office.database(), { city: office.city, gates: [], jobs: [] })
  await planMail(past, { clerk: person('clerk') }, PlainDate.from('2026-11-23'))
  const [second, first] = await office.work(exchangeList)
  expect(first).toMatchObject({
    state: 'closed',
    rows: 150,
    answered: 150,
    accepted: 1,
    left: 2,
    changesOpen: 0,
  })
  expect(second).toMatchObject({ state: 'answered', answered: 149, linesWaiting: 1, changesOpen: 3 })
  expect(await office.work(returnFigures)).toMatchObject({ open: 1 })
})
