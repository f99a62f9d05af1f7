import { PageHead } from '../../parts/page-head.tsx'

/** What is late, what waits on me, what waits on others. */
export function Today() {
  return <PageHead title="Today" />
}
