import type { bankFiles } from '@cartwright/api/bank-files'
import type { SuccessOf } from '@cartwright/api/route'
import { beforeAll, expect, it } from 'vitest'
import { answered } from '#test/bill-runs'
import { bankForm, unaccounted } from '#test/bank-uploads'
import { outsideFile } from '#test/outside-data'
import { smallTown } from '#test/small-town'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-11-24', keep: true })
beforeAll(() => office.work((work) => smallTown(work, [{}])))

/** Files that other people’s software wrote, through loading and posting: each line of money comes to a verdict, and the sums agree. */
it.each<{ file: string; layout?: string; items: number; notices: number; statements: number }>([
  { file: 'ach/achkit-reference.ach', items: 2, notices: 0, statements: 0 },
  { file: 'ach/ppd-debit.ach', items: 1, notices: 0, statements: 0 },
  { file: 'ach/web-credit.ach', items: 1, notices: 0, statements: 0 },
  { file: 'ach/cor-read.ach', items: 0, notices: 1, statements: 0 },
  { file: 'ach/return_noc.txt', items: 0, notices: 3, statements: 0 },
  { file: 'bai2/sample1.txt', items: 0, notices: 0, statements: 2 },
  { file: 'lockbox/test_lockbox.bai', layout: 'bai-remitter', items: 1, notices: 0, statements: 0 },
  { file: 'lockbox/test_empty_lockbox.bai', layout: 'bai', items: 0, notices: 0, statements: 0 },
])('$file', async ({ file, layout, ...brings }) => {
  const bytes = Uint8Array.from(await outsideFile(`payments/${file}`))
  const form = bankForm(bytes, file, layout ? { layout } : {})
  const loaded = await answered<SuccessOf<typeof bankFiles.load>>(office.post('/bank-files', form))
  const { totals, notices, statements, fileId } = loaded.file
  expect({ items: totals.file.count, notices: notices.all, statements }).toEqual(brings)
  const { posted, suspended } = totals
  expect(unaccounted(totals)).toEqual({ count: 0, cents: 0 })
  if (posted.count + suspended.count === 0) return
  await answered(office.post(`/bank-files/${fileId}/post`))
  await office.finishJobs()
  const { file: after } = await answered<SuccessOf<typeof bankFiles.show>>(
    office.get(`/bank-files/${fileId}`),
  )
  expect(after.state).toBe('posted')
  expect(after.totals.done).toEqual({
    count: posted.count + suspended.count,
    cents: posted.cents + suspended.cents,
  })
})
