import type { Permission } from '@cartwright/api/roles'
import { Link } from '@tanstack/react-router'
import { useMay } from '../session.tsx'
import styles from './frame.module.css'
import { rooms } from './rooms.ts'

/** The ways to the rooms. Only those a person may enter are shown. */
export function Navigation({ open }: { readonly open: boolean }) {
  const may = useMay()
  const shown = rooms.filter(({ permission }) => may(permission satisfies Permission))
  return (
    <nav id="navigation" aria-label="Rooms" className={styles.navigation} data-open={open} data-no-print>
      <ul>
        {shown.map(({ to, title, apart }) => (
          <li key={to} className={apart ? styles.apart : undefined}>
            <Link to={to} className={styles.entry} activeOptions={{ exact: to === '/' }}>
              {title}
            </Link>
          </li>
        ))}
        <li className={styles.apart}>
          <a href="/guide" className={styles.entry}>
            Guide
          </a>
        </li>
      </ul>
    </nav>
  )
}
