import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** The set-up of the city: taken along, changed, adopted, looked up. */
export function setupRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/city/setup',
      component: lazyRouteComponent(() => import('./setup-page.tsx'), 'SetupPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/city/setup/changes/$changeId',
      component: lazyRouteComponent(() => import('./change-page.tsx'), 'ChangePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/city/setup/versions/$versionId',
      component: lazyRouteComponent(() => import('./version-page.tsx'), 'VersionPage'),
    }),
  ] as const
}
