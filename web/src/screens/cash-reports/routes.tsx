import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** What came in on a day, and whether the papers and the ledger agree. */
export function cashReportRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/cash/reports',
      component: lazyRouteComponent(() => import('./cash-reports.tsx'), 'CashReports'),
    }),
  ] as const
}
