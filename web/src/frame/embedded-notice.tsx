import { useQuery } from '@tanstack/react-query'
import { useSession } from '../session.tsx'
import styles from './frame.module.css'

const engine = {
  queryKey: ['engine'],
  queryFn: async () => (await (await fetch('/health/ready')).json()) as { engine: 'embedded' | 'server' },
  staleTime: Number.POSITIVE_INFINITY,
}

/** Says that a city's real money does not belong on the embedded database. A practice city has none. */
export function EmbeddedNotice() {
  const session = useSession()
  const { data } = useQuery(engine)
  if (data?.engine !== 'embedded' || !session?.city || session.city.demo) return null
  return (
    <p className={styles.notice} role="note">
      <strong>⚠ For trying out only.</strong> These books lie on the embedded database, which may lose the
      last minutes in a power cut. Live money belongs on PostgreSQL.
    </p>
  )
}
