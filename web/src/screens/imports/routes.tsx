import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Bringing files in: the list, and one file with its rows. */
export function importRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/imports',
      component: lazyRouteComponent(() => import('./import-list.tsx'), 'ImportList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/imports/$importId',
      component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
    }),
  ] as const
}
