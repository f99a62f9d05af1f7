import { beforeEach, expect, it } from 'vitest'
import { answered, refused, releasedRun } from '#test/bill-runs'
import { addHouseholds } from '#test/small-town'
import { changesIn, loadWholeMarlow } from '#test/setup-changes'
import { testOffice } from '#test/test-office'

type Gates = { gates: { name: string; stands: string; sentence: string; mendAt: string | null }[] }

const office = testOffice({ on: '2026-12-01' })
const { begin, replaced, adopt } = changesIn(office)

/** A town in which one account closed while its carts stayed, and another lies in another cycle. */
beforeEach(async () => {
  await loadWholeMarlow(office)
  await office.work((work) =>
    addHouseholds(work, [{ closedOn: '2026-11-20' }, {}, { cycle: '3', closedOn: '2026-11-20' }]),
  )
  await answered(
    adopt(
      await replaced(
        await begin(),
        'city.yaml',
        /review: \{.*\}/,
        'review: { sample: 0, previousRun: posted }',
      ),
    ),
  )
  await answered(office.post('/checks/runs', { checks: ['service-after-stop'] }))
  await office.finishJobs()
})

const policy = async (from: string, aboveCents: number) => {
  const text = `\n- code: open-findings\n  from: ${from}\n  citation: Directive 12\n  value: { aboveCents: ${aboveCents} }\n`
  await answered(adopt(await replaced(await begin(), 'policies.yaml', /$/, text)))
}
const gateOf = async (id: number) =>
  (await answered<Gates>(office.get(`/runs/${id}`))).gates.find(({ name }) => name === 'findings-decided')
const waiting = async (query = '') =>
  (await answered<{ rows: { id: number; amountCents: number }[] }>(office.get(`/checks/findings?${query}`)))
    .rows

it('holds no run unless the city says so, and none before its policy begins', async () => {
  const run = await releasedRun(office, { cycle: '1' })
  expect(await gateOf(run.id)).toMatchObject({ stands: 'not-needed' })
  await policy('2026-12-02', 0)
  expect(await gateOf(run.id)).toMatchObject({ stands: 'not-needed' })
  office.move('2026-12-02')
  expect(await gateOf(run.id)).toMatchObject({ stands: 'red' })
})

it('holds the posting of the run it concerns above the threshold, until it is decided', async () => {
  const run = await releasedRun(office, { cycle: '1' })
  const [finding, ...others] = await waiting(`run=${run.id}`)
  expect(others).toEqual([])
  expect(await waiting()).toHaveLength(2)
  await policy('2026-12-01', finding!.amountCents - 1)
  expect(await gateOf(run.id)).toMatchObject({
    stands: 'red',
    sentence: expect.stringMatching(/^One open finding above \$.* \(Directive 12\), \$.* at stake\./),
    mendAt: `/checks/findings/${finding!.id}`,
  })
  expect(await refused(office.post(`/runs/${run.id}/post`))).toMatchObject({
    code: 'GATE_IS_RED',
    details: { step: 'post', gates: [{ name: 'findings-decided' }] },
  })
  const accept = { action: 'accept', ids: [finding!.id], until: '2027-01-01', reason: 'They pay on.' }
  await answered(office.post('/checks/findings/changes', accept))
  expect(await gateOf(run.id)).toMatchObject({ stands: 'green' })
  await answered(office.post(`/runs/${run.id}/post`))
  await office.finishJobs()
})

it('lets pass what is at the threshold, and what concerns another run', async () => {
  const run = await releasedRun(office, { cycle: '1' })
  const [finding] = await waiting(`run=${run.id}`)
  await policy('2026-12-01', finding!.amountCents)
  expect(await gateOf(run.id)).toMatchObject({ stands: 'green' })
})
