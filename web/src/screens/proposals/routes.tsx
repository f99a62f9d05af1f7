import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readCompareSearch, readImpactSearch } from './impact-search.ts'

/** Proposed rates and what they would mean: the list, one proposal, one what-if, two of them side by side. */
export function proposalRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/what-if',
      component: lazyRouteComponent(() => import('./proposal-list.tsx'), 'ProposalList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/what-if/compare',
      validateSearch: readCompareSearch,
      component: lazyRouteComponent(() => import('./compare-page.tsx'), 'ComparePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/what-if/$proposalId',
      component: lazyRouteComponent(() => import('./proposal-page.tsx'), 'ProposalPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/what-if/impact/$whatIfId',
      validateSearch: readImpactSearch,
      component: lazyRouteComponent(() => import('./impact-page.tsx'), 'ImpactPage'),
    }),
  ] as const
}
