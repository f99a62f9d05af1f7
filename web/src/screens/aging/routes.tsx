import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { type AgingSearch, buckets } from './aging-queries.ts'

/** What customers owe by how long it is past due. */
export function agingRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/aging',
      validateSearch: readAgingSearch,
      component: lazyRouteComponent(() => import('./aging-report.tsx'), 'AgingReport'),
    }),
  ] as const
}

/** Reads the day, the bucket and the class from an address somebody may have typed. */
function readAgingSearch(search: Record<string, unknown>): AgingSearch {
  const { asOf, bucket, class: ofClass } = search
  const known = bucket === 'credit' ? bucket : buckets.find(({ key }) => key === bucket)?.key
  return {
    ...(typeof asOf === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(asOf) && { asOf }),
    ...(known !== undefined && { bucket: known }),
    ...(typeof ofClass === 'string' && ofClass !== '' && { class: ofClass }),
  }
}
