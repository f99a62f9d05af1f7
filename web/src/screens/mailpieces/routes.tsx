import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** What is put in the mail. */
export function mailpieceRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/mailpieces',
      component: lazyRouteComponent(() => import('./mailpieces.tsx'), 'Mailpieces'),
    }),
  ] as const
}
