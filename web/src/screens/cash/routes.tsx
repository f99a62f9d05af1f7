import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** The cash room: batches, one of them, and the station at which it is entered. */
export function cashRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/cash',
      component: lazyRouteComponent(() => import('./batch-list.tsx'), 'BatchList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cash/figures',
      component: lazyRouteComponent(() => import('./clerk-figures.tsx'), 'ClerkFiguresPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cash/journals',
      component: lazyRouteComponent(() => import('./cash-journals.tsx'), 'CashJournals'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cash/counter',
      component: lazyRouteComponent(() => import('./counter.tsx'), 'Counter'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cash/bank',
      validateSearch: ({ view }: Record<string, unknown>): { view?: 'prepared' | 'sent' } =>
        view === 'prepared' || view === 'sent' ? { view } : {},
      component: lazyRouteComponent(() => import('./bank-deposits.tsx'), 'BankDeposits'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cash/$batchId',
      component: lazyRouteComponent(() => import('./batch-page.tsx'), 'BatchPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cash/$batchId/key',
      component: lazyRouteComponent(() => import('./station.tsx'), 'StationPage'),
    }),
  ] as const
}
