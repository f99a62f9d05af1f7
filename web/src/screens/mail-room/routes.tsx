import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** How the mail room stands, at a glance. */
export function mailRoomRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/mail-room',
      component: lazyRouteComponent(() => import('./mail-room.tsx'), 'MailRoom'),
    }),
  ] as const
}
