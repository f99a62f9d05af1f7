import { describe, expect, it } from 'vitest'
import { triesAtMost, unfinishedName, uploadName, waitAfter } from './upload-rules.ts'

describe('the tries of an upload', () => {
  it('wait longer each time, and end', () => {
    const tries = Array.from({ length: triesAtMost }, (_, index) => index + 1)
    expect(tries.map((tryNo) => waitAfter(tryNo, triesAtMost))).toEqual([1, 2, 5, 15, 30, null])
  })

  it('begin anew when a person asks again, whenever that is', () => {
    expect([waitAfter(3, 2 + triesAtMost), waitAfter(8, 2 + triesAtMost)]).toEqual([1, null])
  })
})

it('a package has one name for all its tries, and another one in each until it is whole', () => {
  expect(uploadName('marlow', 7)).toBe('marlow-mail-job-7.zip')
  expect(uploadName('el_centro', 7)).toBe('el-centro-mail-job-7.zip')
  expect(unfinishedName('marlow-mail-job-7.zip', 2)).toBe('marlow-mail-job-7.zip.part-2')
})
