import type { bills } from '@cartwright/api/bills'
import type { deliveries } from '@cartwright/api/deliveries'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import type { MailOutcome } from '#kernel/mail'
import { answered, postedRun, refused } from '#test/bill-runs'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { everyMinute } from '../../jobs.ts'

const office = testOffice({ on: '2026-12-05' })

let homes: TownAccount[]
beforeEach(async () => {
  homes = await office.work((work) =>
    smallTown(work, [
      { name: 'Ada Oak' },
      { name: 'Ben Elm', billBy: 'email', email: 'ben@example.com' },
      { name: 'Cruz Ash', billBy: 'both', email: 'cruz@example.com', language: 'es' },
      { name: 'Dee Fir', billBy: 'none' },
    ]),
  )
})

type Delivery = SuccessOf<typeof deliveries.ofRun>
type Email = SuccessOf<typeof deliveries.emails>['rows'][number]
type Job = SuccessOf<typeof bills.print>

const delivery = (runId: number): Promise<Delivery> => answered(office.get(`/runs/${runId}/delivery`))
const emails = async (runId: number): Promise<Email[]> =>
  (await answered<{ rows: Email[] }>(office.get(`/runs/${runId}/emails`))).rows
const send = async (runId: number): Promise<void> => {
  await answered(office.post(`/runs/${runId}/emails`))
  await office.finishJobs()
}
const addresses = (): string[] => office.mailServer.mails().map(({ to }) => to)

/** The office's minute: what failed and may be tried again, and what a stopped process left behind. */
async function aMinuteLater(minutes: number): Promise<void> {
  await office.work(({ db }) =>
    sql`update bill_email set due_at = due_at - make_interval(mins => ${minutes}::int),
      begun_at = begun_at - make_interval(mins => ${minutes}::int)`.execute(db),
  )
  const due = everyMinute.find(({ name }) => name === 'send-due-bill-emails')!
  await due.run({
    city: office.city,
    data: {},
    sendMail: office.mailServer.send,
    inTransaction: (task) => office.work(task),
  })
}

const print = async (runId: number, holds: 'run' | 'returned'): Promise<Job> => {
  const job = await answered<Job>(office.post(`/runs/${runId}/print?holds=${holds}`))
  await office.finishJobs()
  const { rows } = await answered<{ rows: Job[] }>(office.get(`/runs/${runId}/print-jobs`))
  expect(rows.find(({ id }) => id === job.id)).toMatchObject({ state: 'done', failure: null })
  return job
}

describe('bills by paper, e-mail, or both', () => {
  it('go the way each wants, and are counted: printed + e-mailed alone + not sent = all', async () => {
    const { id } = await postedRun(office)
    expect(await delivery(id)).toMatchObject({
      bills: 4,
      printed: 2,
      both: 1,
      emailOnly: 1,
      notSent: 1,
      emails: null,
      returned: 0,
    })
    await send(id)
    expect(addresses()).toEqual(['ben@example.com', 'cruz@example.com'])
    expect((await delivery(id)).emails).toMatchObject({ sent: 2, failed: 0, uncertain: 0 })
  })

  it('by e-mail say in the payer’s language how much is due and when, with the PDF and a link', async () => {
    const { id } = await postedRun(office)
    await send(id)
    const [ben, cruz] = office.mailServer.mails()
    expect(ben!.subject).toMatch(/\$[\d.]+ is due /)
    expect(cruz!.subject).toMatch(/Debe pagar \$[\d.]+ a más tardar/)
    for (const mail of [ben!, cruz!]) {
      expect(mail.attachments.map(({ mediaType }) => mediaType)).toEqual(['application/pdf'])
      expect(Buffer.from(mail.attachments[0]!.bytes).subarray(0, 5).toString()).toBe('%PDF-')
      expect(mail.text).toMatch(/\/pay\/[0-9a-f]{32}/)
    }
    const [row] = await emails(id)
    expect(await (await office.get(`/emails/${row!.id}/letter`)).text()).toContain('Ben Elm')
  })

  it('go as the payer wants all of theirs, which goes before the account; taken back, as the account says', async () => {
    const [ada, ben] = homes as [TownAccount, TownAccount]
    const choose = (home: TownAccount, billBy: string | null) =>
      office.put(`/accounts/${home.number}/parties/${home.partyId}/delivery`, { billBy })
    expect(await refused(choose(ada, 'email'))).toMatchObject({ code: 'FIELD_REFUSED' })
    await answered(choose(ben, 'paper'))
    const { id } = await postedRun(office)
    expect(await delivery(id)).toMatchObject({ printed: 3, emailOnly: 0, both: 1 })
    await answered(choose(ben, null))
    office.move('2027-01-05')
    const next = await postedRun(office)
    expect(await delivery(next.id)).toMatchObject({ printed: 2, emailOnly: 1, both: 1 })
  })

  it('are refused as e-mails when nobody wants one, and before the run is posted', async () => {
    for (const home of homes)
      await answered(office.put(`/accounts/${home.number}/preferences`, { billBy: 'paper' }))
    const { id } = await postedRun(office)
    expect(await refused(office.post(`/runs/${id}/emails`))).toMatchObject({ code: 'NO_EMAIL_WANTED' })
    office.move('2027-01-05')
    const open = await answered(office.post('/runs', { cycle: '1' }))
    expect(await refused(office.post(`/runs/${open.id}/emails`))).toMatchObject({ code: 'RUN_NOT_IN_STATE' })
  })
})

describe('an e-mail', () => {
  it('is sent once to each address, however often it is asked for', async () => {
    const { id } = await postedRun(office)
    await send(id)
    await send(id)
    await aMinuteLater(100)
    expect(addresses()).toEqual(['ben@example.com', 'cruz@example.com'])
  })

  it('that the server cannot take now is tried again later, under another name, and then no more', async () => {
    const { id } = await postedRun(office)
    office.mailServer.answers(() => ({ outcome: 'later', answer: '451 Busy' }))
    await send(id)
    expect((await delivery(id)).emails).toMatchObject({ waiting: 2, sent: 0 })
    office.mailServer.answers(() => ({ outcome: 'sent', answer: '250 Taken' }))
    await aMinuteLater(0)
    expect(addresses()).toEqual(['cruz@example.com'])
    await aMinuteLater(2)
    expect(addresses()).toEqual(['cruz@example.com', 'ben@example.com'])
    await aMinuteLater(10_000)
    expect(addresses()).toHaveLength(2)
    expect((await delivery(id)).emails).toMatchObject({ sent: 2 })
  })

  it('that is put off five times has failed', async () => {
    const { id } = await postedRun(office)
    office.mailServer.answers(() => ({ outcome: 'later', answer: '451 Busy' }))
    await send(id)
    for (let minute = 0; minute < 10; minute += 1) await aMinuteLater(10_000)
    expect(await emails(id)).toMatchObject([
      { state: 'failed', attempts: 5, answer: '451 Busy' },
      { state: 'failed', attempts: 5, answer: '451 Busy' },
    ])
  })

  it.each([
    ['killed before the server had it', false],
    ['killed after the server had it', true],
  ] as const)('whose sender was %s may have arrived: it is never sent again unasked', async (_, arrives) => {
    const { id } = await postedRun(office)
    await answered(office.post(`/runs/${id}/emails`))
    let calls = 0
    office.mailServer.answers((mail): MailOutcome => {
      calls += 1
      if (mail.to !== 'ben@example.com') return { outcome: 'sent', answer: '250 Taken' }
      throw new Error(arrives ? 'killed after' : 'killed before')
    })
    await expect(office.finishJobs()).rejects.toThrow('killed')
    await office.finishJobs()
    await aMinuteLater(0)
    expect((await delivery(id)).emails).toMatchObject({ sending: 1, sent: 1 })
    await aMinuteLater(11)
    await aMinuteLater(10_000)
    expect(calls).toBe(2)
    expect(await emails(id)).toMatchObject([
      { to: 'ben@example.com', state: 'uncertain', attempts: 1 },
      { to: 'cruz@example.com', state: 'sent' },
    ])
    expect((await delivery(id)).returned).toBe(1)
  })

  it('that is refused, or may not have arrived, is on the list and goes on paper, once', async () => {
    const { id } = await postedRun(office)
    office.mailServer.answers(({ to }) => ({ outcome: 'refused', answer: `550 No mailbox ${to}` }))
    await send(id)
    expect(await emails(id)).toMatchObject([
      { to: 'ben@example.com', state: 'failed', answer: '550 No mailbox ben@example.com' },
      { to: 'cruz@example.com', state: 'failed' },
    ])
    // The one who wants both has the paper already.
    expect((await delivery(id)).returned).toBe(1)
    expect((await print(id, 'returned')).pieces).toBe(1)
    expect((await delivery(id)).returned).toBe(0)
    expect(await refused(office.post(`/runs/${id}/print?holds=returned`))).toMatchObject({
      code: 'NO_EMAIL_RETURNED',
    })
    expect((await print(id, 'run')).pieces).toBe(2)
  })

  it('that comes back after it was sent is put on the list by hand, and goes on paper or out again', async () => {
    const { id } = await postedRun(office)
    await send(id)
    const ben = (await emails(id)).find(({ to }) => to === 'ben@example.com')!
    expect(await refused(office.post(`/emails/${ben.id}/again`))).toMatchObject({
      code: 'EMAIL_NOT_RETURNED',
    })
    const back = { answer: 'Mailbox full' }
    expect(await answered<Email>(office.post(`/emails/${ben.id}/returned`, back))).toMatchObject({
      state: 'failed',
      answer: 'Mailbox full',
    })
    expect(await refused(office.post(`/emails/${ben.id}/returned`, back))).toMatchObject({
      code: 'EMAIL_NOT_SENT',
    })
    expect((await delivery(id)).returned).toBe(1)
    await answered(office.post(`/emails/${ben.id}/again`))
    await office.finishJobs()
    expect(addresses().filter((to) => to === 'ben@example.com')).toHaveLength(2)
    expect((await delivery(id)).returned).toBe(0)
    expect(await refused(office.post('/emails/999/again'))).toMatchObject({ code: 'EMAIL_NOT_FOUND' })
  })
})

const copy = (home: TownAccount, ownerCopy: boolean) =>
  answered(office.put(`/accounts/${home.number}/preferences`, { ownerCopy }))

describe('a copy for the owner', () => {
  const olga = {
    name: 'Olga Owner',
    kind: 'person' as const,
    mail: { line1: '9 Far Ln', line2: null, place: 'Elsewhere', state: 'NV', zip: '89501' },
  }
  const owned = async (home: TownAccount): Promise<void> => {
    await answered(
      office.post(`/accounts/${home.number}/parties`, { role: 'owner', from: '2026-12-01', party: olga }),
    )
  }
  it('is printed and addressed to the owner, also when the payer’s own bill goes by e-mail', async () => {
    const [ada, ben] = homes as [TownAccount, TownAccount]
    for (const home of [ada, ben]) {
      await owned(home)
      await copy(home, true)
    }
    const { id } = await postedRun(office)
    expect(await delivery(id)).toMatchObject({ printed: 2, emailOnly: 1, ownerCopies: 2 })
    const { pieces } = await print(id, 'run')
    expect(pieces).toBe(4)
    const { rows } = await office.work(({ db }) =>
      sql<{ to: string[] }>`select document->'ownerCopyTo' as to from bill
        where jsonb_typeof(document->'ownerCopyTo') = 'array'`.execute(db),
    )
    expect(rows.map(({ to }) => to)).toEqual([
      ['Olga Owner', '9 Far Ln', 'ELSEWHERE NV 89501'],
      ['Olga Owner', '9 Far Ln', 'ELSEWHERE NV 89501'],
    ])
  })

  it('is not made for an owner who is the payer, nor when nobody asked for it', async () => {
    const [ada, ben] = homes as [TownAccount, TownAccount]
    await answered(
      office.post(`/accounts/${ada.number}/parties`, {
        role: 'owner',
        from: '2026-12-01',
        party: { partyId: ada.partyId },
      }),
    )
    await copy(ada, true)
    await owned(ben)
    const { id } = await postedRun(office)
    expect((await delivery(id)).ownerCopies).toBe(0)
  })
})
