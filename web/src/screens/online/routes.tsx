import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Payments made online, as the office sees them. */
export function onlineRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/online-payments',
      component: lazyRouteComponent(() => import('./online-payments.tsx'), 'OnlinePayments'),
    }),
  ] as const
}
