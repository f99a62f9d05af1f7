import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { StatisticsSearch } from './statistics-queries.ts'

/** The statistics of the desk. */
export function statisticsRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/statistics',
      validateSearch: readStatisticsSearch,
      component: lazyRouteComponent(() => import('./desk-statistics.tsx'), 'DeskStatistics'),
    }),
  ] as const
}

/** Reads the period from an address somebody may have typed. */
function readStatisticsSearch(search: Record<string, unknown>): StatisticsSearch {
  const day = (name: 'from' | 'to') => {
    const text = search[name]
    return typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text) ? { [name]: text } : {}
  }
  return { ...day('from'), ...day('to') }
}
