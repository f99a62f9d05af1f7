import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** What bills are made of: the items, one of them, what a run needs, counts, and requests to buy. */
export function stockRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/stock',
      component: lazyRouteComponent(() => import('./stock-list.tsx'), 'StockList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/stock/items/$code',
      component: lazyRouteComponent(() => import('./item-page.tsx'), 'StockItemPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/stock/runs/$runId',
      component: lazyRouteComponent(() => import('./run-stock.tsx'), 'RunStockPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/stock/counts',
      component: lazyRouteComponent(() => import('./count-list.tsx'), 'StockCountList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/stock/counts/$countId',
      component: lazyRouteComponent(() => import('./count-page.tsx'), 'StockCountPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/stock/requests',
      component: lazyRouteComponent(() => import('./request-list.tsx'), 'PurchaseRequestList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/stock/requests/$requestId',
      component: lazyRouteComponent(() => import('./request-page.tsx'), 'PurchaseRequestPage'),
    }),
  ] as const
}
