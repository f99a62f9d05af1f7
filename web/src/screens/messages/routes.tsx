import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** What bills say beside their charges: the list, and one message being written. */
export function messageRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/messages',
      component: lazyRouteComponent(() => import('./message-list.tsx'), 'MessageList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/messages/new',
      component: lazyRouteComponent(() => import('./message-page.tsx'), 'NewMessage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/messages/$messageId',
      component: lazyRouteComponent(() => import('./message-page.tsx'), 'MessagePage'),
    }),
  ] as const
}
