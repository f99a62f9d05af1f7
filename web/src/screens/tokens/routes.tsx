import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Tokens of programs: one's own, and all of the city. */
export function tokenRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/tokens',
      component: lazyRouteComponent(() => import('./own-tokens.tsx'), 'OwnTokens'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/city-tokens',
      component: lazyRouteComponent(() => import('./city-tokens.tsx'), 'CityTokens'),
    }),
  ] as const
}
