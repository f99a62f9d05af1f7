import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readForCase } from '../cases/for-case.ts'

/** Correcting the past of an account, and the list of what was corrected. */
export function correctionRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/accounts/$accountNumber/correct',
      validateSearch: readForCase,
      component: lazyRouteComponent(() => import('./correct-past.tsx'), 'CorrectPast'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/corrections',
      component: lazyRouteComponent(() => import('./correction-list.tsx'), 'CorrectionList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/corrections/$correctionId',
      component: lazyRouteComponent(() => import('./correction-page.tsx'), 'CorrectionPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/rebill-lists',
      component: lazyRouteComponent(() => import('./rebill-lists.tsx'), 'RebillLists'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/rebill-lists/$listId',
      component: lazyRouteComponent(() => import('./rebill-list-page.tsx'), 'RebillListPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/bills/$number/rebill',
      validateSearch: readForCase,
      component: lazyRouteComponent(() => import('./cancel-rebill.tsx'), 'CancelRebill'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/replacement-bills/$number',
      component: lazyRouteComponent(() => import('./replacement-page.tsx'), 'ReplacementPage'),
    }),
  ] as const
}
