import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { PaySearch } from './pay-search.ts'

const validateSearch = (search: Record<string, unknown>): PaySearch => ({
  ...(typeof search.city === 'string' && { city: search.city }),
  ...((search.lang === 'en' || search.lang === 'es') && { lang: search.lang }),
})

/** What whoever holds a bill sees, without signing in: by account number, by the code of a bill, and after paying. */
export function payRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/pay',
      validateSearch,
      component: lazyRouteComponent(() => import('./pay-by-number.tsx'), 'PayByNumber'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/pay/$token',
      validateSearch,
      component: lazyRouteComponent(() => import('./pay-page.tsx'), 'PayPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/pay/done/$token',
      validateSearch,
      component: lazyRouteComponent(() => import('./pay-done.tsx'), 'PayDone'),
    }),
  ] as const
}
