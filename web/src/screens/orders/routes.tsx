import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readOrdersSearch } from './orders-search.ts'

/** Service orders: what the crew is asked to do, and one of them. */
export function orderRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/orders',
      validateSearch: readOrdersSearch,
      component: lazyRouteComponent(() => import('./order-list.tsx'), 'OrderList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/orders/$orderId',
      component: lazyRouteComponent(() => import('./order-page.tsx'), 'OrderPage'),
    }),
  ] as const
}
