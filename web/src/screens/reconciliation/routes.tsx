import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Bank statements held against our books: what is open, and what was matched. */
export function reconciliationRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/cash/reconcile',
      component: lazyRouteComponent(() => import('./reconcile-page.tsx'), 'ReconcilePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cash/matches',
      component: lazyRouteComponent(() => import('./match-list.tsx'), 'MatchList'),
    }),
  ] as const
}
