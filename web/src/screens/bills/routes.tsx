import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readCompareSearch } from './compare-search.ts'

/** The page of a posted bill, any two bills compared, and a rule of the city in words. */
export function billRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/bills/$number',
      component: lazyRouteComponent(() => import('./bill-page.tsx'), 'BillPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/accounts/$accountNumber/compare',
      validateSearch: readCompareSearch,
      component: lazyRouteComponent(() => import('./compare-page.tsx'), 'ComparePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/policies/$code',
      component: lazyRouteComponent(() => import('./policy-page.tsx'), 'PolicyPage'),
    }),
  ] as const
}
