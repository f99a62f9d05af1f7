import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** A manager's authority in other hands, and what was done with it. */
export function delegationRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/delegations',
      component: lazyRouteComponent(() => import('./delegation-list.tsx'), 'DelegationList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/delegations/$delegationId',
      component: lazyRouteComponent(() => import('./delegation-page.tsx'), 'DelegationPage'),
    }),
  ] as const
}
