import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** The division's procedures: the list, a page, its editor, and who has read what. */
export function procedureRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/procedures',
      component: lazyRouteComponent(() => import('./procedure-list.tsx'), 'ProcedureList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/procedures/write',
      component: lazyRouteComponent(() => import('./write-procedure.tsx'), 'WriteProcedure'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/procedures/readers',
      component: lazyRouteComponent(() => import('./readers-page.tsx'), 'ReadersPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/procedures/$procedureId',
      component: lazyRouteComponent(() => import('./procedure-page.tsx'), 'ProcedurePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/procedures/$procedureId/edit',
      component: lazyRouteComponent(() => import('./write-procedure.tsx'), 'EditProcedure'),
    }),
  ] as const
}
