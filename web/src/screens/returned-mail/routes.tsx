import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

const states = ['open', 'new-address', 'resent', 'undeliverable', 'mail-anyway', 'no-action', 'all'] as const
const search = (found: Record<string, unknown>): { state?: (typeof states)[number] } => {
  const state = states.find((one) => one === found.state)
  return state ? { state } : {}
}

/** Mail that came back. */
export function returnedMailRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/returned-mail',
      validateSearch: search,
      component: lazyRouteComponent(() => import('./returned-mail.tsx'), 'ReturnedMail'),
    }),
  ] as const
}
