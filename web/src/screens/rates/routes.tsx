import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readRateSearch } from './rate-search.ts'

/** The rate tables, and the quote calculator. */
export function rateRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/rates',
      validateSearch: readRateSearch,
      component: lazyRouteComponent(() => import('./rates.tsx'), 'Rates'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/rates/quote',
      component: lazyRouteComponent(() => import('./quote.tsx'), 'Quote'),
    }),
  ] as const
}
