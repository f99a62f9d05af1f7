import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Requests to see a confidential address. */
export function deskRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/confidential-addresses',
      component: lazyRouteComponent(() => import('./confidential-list.tsx'), 'ConfidentialList'),
    }),
  ] as const
}
