import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Mailing addresses: how good they are, and the exchanges with the vendor. */
export function addressRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/addresses',
      component: lazyRouteComponent(() => import('./addresses.tsx'), 'Addresses'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/addresses/notices',
      component: lazyRouteComponent(() => import('./notices-page.tsx'), 'NoticesPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/addresses/$exchangeId',
      component: lazyRouteComponent(() => import('./exchange-page.tsx'), 'ExchangePage'),
    }),
  ] as const
}
