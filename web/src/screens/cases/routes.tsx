import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readCaseSearch } from './case-search.ts'

/** Cases of the service desk: the queue, and one case. */
export function caseRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/cases',
      validateSearch: readCaseSearch,
      component: lazyRouteComponent(() => import('./case-list.tsx'), 'CaseList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cases/duplicates',
      validateSearch: readPair,
      component: lazyRouteComponent(() => import('./duplicates.tsx'), 'Duplicates'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cases/duplicate-premises',
      validateSearch: readPair,
      component: lazyRouteComponent(() => import('./duplicate-premises.tsx'), 'DuplicatePremises'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cases/$caseId',
      component: lazyRouteComponent(() => import('./case-page.tsx'), 'CasePage'),
    }),
  ] as const
}

/** The two records that are looked at, from an address somebody may have typed. */
function readPair(search: Record<string, unknown>): { keep?: number; merge?: number } {
  const number = (name: string): number | undefined => {
    const read = Number(search[name])
    return Number.isSafeInteger(read) && read > 0 ? read : undefined
  }
  const [keep, merge] = [number('keep'), number('merge')]
  return { ...(keep !== undefined && { keep }), ...(merge !== undefined && { merge }) }
}
