import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readLogSearch } from './log-search.ts'

/** The call log, and where the telephone system sends whoever picks up. */
export function contactRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/calls',
      validateSearch: readLogSearch,
      component: lazyRouteComponent(() => import('./call-log.tsx'), 'CallLog'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/call',
      // `+1909…` arrives as a number or with a space for its plus sign.
      validateSearch: (search): { from: string } => ({
        from:
          typeof search.from === 'number' || typeof search.from === 'string' ? `${search.from}`.trim() : '',
      }),
      component: lazyRouteComponent(() => import('./incoming-call.tsx'), 'IncomingCall'),
    }),
  ] as const
}
