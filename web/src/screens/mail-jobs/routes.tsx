import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** How bills go into the mail: the jobs, and one of them. */
export function mailJobRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/mail-jobs',
      component: lazyRouteComponent(() => import('./mail-job-list.tsx'), 'MailJobList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/mail-jobs/$jobId',
      component: lazyRouteComponent(() => import('./mail-job-page.tsx'), 'MailJobPage'),
    }),
  ] as const
}
