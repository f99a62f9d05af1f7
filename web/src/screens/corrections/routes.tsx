import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Correcting the past of an account, and the list of what was corrected. */
export function correctionRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/accounts/$accountNumber/correct',
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
  ] as const
}
