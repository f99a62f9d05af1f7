import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** The page of a posted bill. */
export function billRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/bills/$number',
      component: lazyRouteComponent(() => import('./bill-page.tsx'), 'BillPage'),
    }),
  ] as const
}
