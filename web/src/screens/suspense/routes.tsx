import { SuspenseState } from '@cartwright/api/suspense-shapes'
import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

import type { View } from './suspense-queries.ts'

/** Money of unknown accounts: the list, and one item with the accounts it may be meant for. */
export function suspenseRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/suspense',
      validateSearch: ({ view }: Record<string, unknown>): { view?: View } => {
        const known = SuspenseState.safeParse(view).data
        return known ? { view: known } : {}
      },
      component: lazyRouteComponent(() => import('./suspense-list.tsx'), 'SuspenseList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/suspense/$itemId',
      component: lazyRouteComponent(() => import('./suspense-page.tsx'), 'SuspensePage'),
    }),
  ] as const
}
