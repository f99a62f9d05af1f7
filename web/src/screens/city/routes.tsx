import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** What the city is: identity, cycles, holidays, policies, ledger accounts, documents. */
export function cityRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/city',
      component: lazyRouteComponent(() => import('./city.tsx'), 'City'),
    }),
  ] as const
}
