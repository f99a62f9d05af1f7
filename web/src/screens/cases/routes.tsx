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
      path: '/cases/$caseId',
      component: lazyRouteComponent(() => import('./case-page.tsx'), 'CasePage'),
    }),
  ] as const
}
