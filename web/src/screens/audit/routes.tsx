import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readAuditSearch } from './audit-search.ts'

/** What was done, by whom, and whether it is sealed. */
export function auditRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/audit',
      validateSearch: readAuditSearch,
      component: lazyRouteComponent(() => import('./audit.tsx'), 'Audit'),
    }),
  ] as const
}
