import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readCalendarSearch } from './calendar-search.ts'

/** The calendar of bill runs, and the checklist of one of them. */
export function planningRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/calendar',
      validateSearch: readCalendarSearch,
      component: lazyRouteComponent(() => import('./calendar.tsx'), 'Calendar'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/calendar/$planId',
      component: lazyRouteComponent(() => import('./plan-page.tsx'), 'PlanPage'),
    }),
  ] as const
}
