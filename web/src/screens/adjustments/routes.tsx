import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readAdjustmentSearch, readAdjustSearch } from './adjustment-search.ts'

/** Adjustments: the list with what waits, one of them, and asking for one on an account. */
export function adjustmentRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/adjustments',
      validateSearch: readAdjustmentSearch,
      component: lazyRouteComponent(() => import('./adjustment-list.tsx'), 'AdjustmentList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/adjustments/$adjustmentId',
      component: lazyRouteComponent(() => import('./adjustment-page.tsx'), 'AdjustmentPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/staff-links',
      component: lazyRouteComponent(() => import('./staff-links.tsx'), 'StaffLinksPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/accounts/$accountNumber/adjust',
      validateSearch: readAdjustSearch,
      component: lazyRouteComponent(() => import('./adjust-account.tsx'), 'AdjustAccount'),
    }),
  ] as const
}
