import { call } from '@cartwright/api/client'
import type { SuccessOf } from '@cartwright/api/route'
import { setup } from '@cartwright/api/setup'
import { setupChanges } from '@cartwright/api/setup-changes'
import { queryOptions } from '@tanstack/react-query'

export type Judged = SuccessOf<typeof setupChanges.change>
export type Change = SuccessOf<typeof setupChanges.changes>['rows'][number]
export type Version = SuccessOf<typeof setup.versions>['rows'][number]
export type Present = SuccessOf<typeof setup.present>
export type Effect = Judged['effects'][number]
export type Meanwhile = SuccessOf<typeof setupChanges.meanwhile>
export type ClashingPart = Meanwhile['clashes'][number]['parts'][number]
export type FileDifference = SuccessOf<typeof setup.compare>['files'][number]

export const present = queryOptions({ queryKey: ['setup'], queryFn: () => call(setup.present, {}) })
export const versions = queryOptions({
  queryKey: ['setup', 'versions'],
  queryFn: () => call(setup.versions, {}),
})
export const versionShown = (versionId: number) =>
  queryOptions({
    queryKey: ['setup', 'versions', versionId],
    queryFn: () => call(setup.version, { params: { versionId } }),
  })
export const compared = (from: number, to: number | undefined) =>
  queryOptions({
    queryKey: ['setup', 'compare', from, to ?? 'now'],
    queryFn: () => call(setup.compare, { query: { from, ...(to !== undefined && { to }) } }),
  })
export const changes = queryOptions({
  queryKey: ['setup', 'changes'],
  queryFn: () => call(setupChanges.changes, { query: {} }),
})
export const changeShown = (changeId: number) =>
  queryOptions({
    queryKey: ['setup', 'changes', changeId],
    queryFn: () => call(setupChanges.change, { params: { changeId } }),
  })
export const changeLines = (changeId: number, edition: number) =>
  queryOptions({
    queryKey: ['setup', 'changes', changeId, 'lines', edition],
    queryFn: () => call(setupChanges.changeLines, { params: { changeId } }),
  })
export const changedMeanwhile = (changeId: number, edition: number) =>
  queryOptions({
    queryKey: ['setup', 'changes', changeId, 'meanwhile', edition],
    queryFn: () => call(setupChanges.meanwhile, { params: { changeId } }),
  })
export const changeFile = (changeId: number, edition: number, path: string) =>
  queryOptions({
    queryKey: ['setup', 'changes', changeId, 'file', edition, path],
    queryFn: () => call(setupChanges.changeFile, { params: { changeId }, query: { path } }),
  })
