import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** The postage accounts, the statements of the post office, and one account. */
export function postageRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/postage',
      component: lazyRouteComponent(() => import('./postage-page.tsx'), 'PostagePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/postage/statements',
      validateSearch: ({ view }: Record<string, unknown>): { view?: 'waiting' } =>
        view === 'waiting' ? { view } : {},
      component: lazyRouteComponent(() => import('./statements-page.tsx'), 'StatementsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/postage/$accountId',
      component: lazyRouteComponent(() => import('./account-page.tsx'), 'PostageAccountPage'),
    }),
  ] as const
}
