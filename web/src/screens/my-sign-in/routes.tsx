import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** A person's own ways in. */
export function mySignInRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/my-sign-in',
      component: lazyRouteComponent(() => import('./my-sign-in.tsx'), 'MySignIn'),
    }),
  ] as const
}
