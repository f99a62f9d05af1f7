import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Notices and inserts: all of them, and one. */
export function insertRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/inserts',
      component: lazyRouteComponent(() => import('./insert-list.tsx'), 'InsertList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/inserts/$insertId',
      component: lazyRouteComponent(() => import('./insert-page.tsx'), 'InsertPage'),
    }),
  ] as const
}
