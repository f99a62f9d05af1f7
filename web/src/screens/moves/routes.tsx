import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Begin, end, move, change: each guided on one page. */
export function moveRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/escrow',
      component: lazyRouteComponent(() => import('./escrow-list.tsx'), 'EscrowList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/start',
      component: lazyRouteComponent(() => import('./start-page.tsx'), 'StartPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/accounts/$accountNumber/stop',
      component: lazyRouteComponent(() => import('./stop-page.tsx'), 'StopPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/accounts/$accountNumber/closed-earlier',
      component: lazyRouteComponent(() => import('./closed-earlier-page.tsx'), 'ClosedEarlierPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/accounts/$accountNumber/move',
      component: lazyRouteComponent(() => import('./move-page.tsx'), 'MovePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/accounts/$accountNumber/change',
      component: lazyRouteComponent(() => import('./change-page.tsx'), 'ChangePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/accounts/$accountNumber/new-owner',
      component: lazyRouteComponent(() => import('./new-owner-page.tsx'), 'NewOwnerPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/accounts/$accountNumber/escrow',
      component: lazyRouteComponent(() => import('./escrow-page.tsx'), 'EscrowPage'),
    }),
  ] as const
}
