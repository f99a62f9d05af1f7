import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readOpenSearch } from './open-search.ts'
import { readRunSearch } from './run-search.ts'

/** The pages of bill runs: the list, opening one, and the page a run is worked on. */
export function runRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/runs',
      component: lazyRouteComponent(() => import('./run-list.tsx'), 'RunList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/runs/new',
      validateSearch: readOpenSearch,
      component: lazyRouteComponent(() => import('./open-run.tsx'), 'OpenRun'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/runs/$runId',
      validateSearch: readRunSearch,
      component: lazyRouteComponent(() => import('./run-page.tsx'), 'RunPage'),
    }),
  ] as const
}
