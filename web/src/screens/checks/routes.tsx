import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readChecksSearch } from './checks-search.ts'

/** Standing checks: what they found, one finding, and the hauler's lists. */
export function checkRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/checks',
      validateSearch: readChecksSearch,
      component: lazyRouteComponent(() => import('./checks.tsx'), 'Checks'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/checks/findings/$findingId',
      component: lazyRouteComponent(() => import('./finding-page.tsx'), 'FindingPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/checks/hauler-lists',
      component: lazyRouteComponent(() => import('./hauler-lists.tsx'), 'HaulerLists'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/checks/hauler-lists/$listId',
      component: lazyRouteComponent(() => import('./hauler-list-page.tsx'), 'HaulerListPage'),
    }),
  ] as const
}
