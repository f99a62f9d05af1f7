import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Money that goes back: what may, the batches, and one of them. */
export function refundRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/refunds',
      validateSearch: ({ account }: Record<string, unknown>): { account?: string } =>
        typeof account === 'string' && account !== '' ? { account } : {},
      component: lazyRouteComponent(() => import('./refund-list.tsx'), 'RefundList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/refunds/$batchId',
      component: lazyRouteComponent(() => import('./batch-page.tsx'), 'RefundBatchPage'),
    }),
  ] as const
}
