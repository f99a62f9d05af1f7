import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** What the post office publishes: prices and labeling lists. */
export function postalRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/postal',
      component: lazyRouteComponent(() => import('./postal-data.tsx'), 'PostalData'),
    }),
  ] as const
}
