import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'

const states = ['open', 'new-address', 'resent', 'undeliverable', 'mail-anyway', 'no-action', 'all'] as const
const search = z.object({ state: z.enum(states).optional().catch(undefined) })

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
