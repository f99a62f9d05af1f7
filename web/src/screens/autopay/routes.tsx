import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Autopay: the files to the bank, one of them, and who is on autopay. */
export function autopayRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/autopay',
      component: lazyRouteComponent(() => import('./run-list.tsx'), 'RunList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/autopay/$runId',
      component: lazyRouteComponent(() => import('./run-page.tsx'), 'RunPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/autopay-customers',
      component: lazyRouteComponent(() => import('./mandate-list.tsx'), 'MandateList'),
    }),
  ] as const
}
