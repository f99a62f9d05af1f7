import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** The people of the city. */
export function staffRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/staff',
      component: lazyRouteComponent(() => import('./people.tsx'), 'People'),
    }),
  ] as const
}
