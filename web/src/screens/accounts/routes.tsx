import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readListSearch } from './list-search.ts'

/** The list of accounts, opening one, and the page that answers a caller. */
export function accountRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/accounts',
      validateSearch: readListSearch,
      component: lazyRouteComponent(() => import('./account-list.tsx'), 'AccountList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/accounts/open',
      component: lazyRouteComponent(() => import('./open-account.tsx'), 'OpenAccount'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/accounts/$accountNumber',
      component: lazyRouteComponent(() => import('./account-page.tsx'), 'AccountPage'),
    }),
  ] as const
}
