import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** What banks did not pay. */
export function paymentRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/returned-items',
      validateSearch: ({ view }: Record<string, unknown>): { view?: 'to-do' } =>
        view === 'to-do' ? { view } : {},
      component: lazyRouteComponent(() => import('./returned-items.tsx'), 'ReturnedItems'),
    }),
  ] as const
}
