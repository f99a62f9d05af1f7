import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Money that nobody claims: all of it, the batches, and one of them. */
export function unclaimedRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/unclaimed',
      component: lazyRouteComponent(() => import('./unclaimed-list.tsx'), 'UnclaimedList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/unclaimed/$batchId',
      component: lazyRouteComponent(() => import('./batch-page.tsx'), 'UnclaimedBatchPage'),
    }),
  ] as const
}
