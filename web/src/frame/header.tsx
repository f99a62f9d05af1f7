import { Button, Kbd } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { ProceduresHere } from '../screens/procedures/procedures-here.tsx'
import { CallInHeader } from '../screens/contacts/call-in-header.tsx'
import { useMay, useSession } from '../session.tsx'
import { ColorSchemeSwitch } from './color-scheme-switch.tsx'
import styles from './frame.module.css'
import { openOverlay } from './overlay-state.ts'
import { PersonMenu } from './person-menu.tsx'

/** The head of every screen: whose books these are, finding anyone, and who is signed in. */
export function Header({ menuOpen, onMenu }: { readonly menuOpen: boolean; readonly onMenu: () => void }) {
  const session = useSession()
  const finds = useMay()('accounts.read')
  return (
    <header className={styles.header} data-no-print>
      <div className={styles.menu}>
        <Button
          variant="default"
          size="xs"
          aria-expanded={menuOpen}
          aria-controls="navigation"
          onClick={onMenu}
        >
          Menu
        </Button>
      </div>
      <Link to="/" className={styles.brand}>
        Cartwright <span className={styles.city}>{session?.city?.title}</span>
      </Link>
      {session?.city?.demo && (
        <span className={styles.practice} title="Nothing in a practice city is real.">
          Practice city
        </span>
      )}
      <span className={styles.spring} />
      <CallInHeader />
      {finds && <Finding />}
      <ProceduresHere />
      <ColorSchemeSwitch />
      <PersonMenu />
    </header>
  )
}

/** The two windows that lead anywhere, for those who have no keyboard at hand or do not know the keys yet. */
const Finding = () => (
  <>
    <button type="button" className={styles.find} onClick={() => openOverlay('find')}>
      <span>Find anyone</span>
      <Kbd size="xs" aria-hidden>
        /
      </Kbd>
    </button>
    <Button
      className={styles.goto}
      variant="default"
      size="xs"
      onClick={() => openOverlay('palette')}
      aria-keyshortcuts="Control+K"
    >
      Go to&nbsp;
      <Kbd size="xs" aria-hidden>
        Ctrl K
      </Kbd>
    </Button>
  </>
)
