import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readWorkSearch } from './work-search.ts'

/** The work plan: tasks, projects, what comes again. */
export function workplanRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/tasks',
      validateSearch: readWorkSearch,
      component: lazyRouteComponent(() => import('./task-list.tsx'), 'TaskList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/tasks/recurring',
      component: lazyRouteComponent(() => import('./recurring-list.tsx'), 'RecurringList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/projects',
      component: lazyRouteComponent(() => import('./project-list.tsx'), 'ProjectList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/projects/$projectId',
      component: lazyRouteComponent(() => import('./project-page.tsx'), 'ProjectPage'),
    }),
  ] as const
}
