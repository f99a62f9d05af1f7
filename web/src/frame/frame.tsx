import { Skeleton, Stack } from '@mantine/core'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { Suspense, useEffect, useRef, useState } from 'react'
import { EmbeddedNotice } from './embedded-notice.tsx'
import styles from './frame.module.css'
import { Header } from './header.tsx'
import { Navigation } from './navigation.tsx'
import { Overlays } from './overlays.tsx'

/** What stands around every screen: the header, the ways to the rooms, and room for the screen itself. */
export function Frame() {
  const [open, setOpen] = useState(false)
  const main = useRef<HTMLElement>(null)
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const seen = useRef(path)
  useEffect(() => {
    if (seen.current === path) return
    seen.current = path
    setOpen(false)
    // Whoever hears the screen or steers by keyboard goes on where the new screen begins.
    main.current?.focus({ preventScroll: true })
  }, [path])
  return (
    <div className={styles.frame}>
      <a href="#main" className={styles.skip}>
        Skip to the screen
      </a>
      <Header menuOpen={open} onMenu={() => setOpen(!open)} />
      <div className={styles.body}>
        <Navigation open={open} />
        <main id="main" ref={main} tabIndex={-1} className={styles.main}>
          <EmbeddedNotice />
          <Suspense fallback={<Waiting />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <Overlays />
    </div>
  )
}

const Waiting = () => (
  <Stack aria-busy="true" gap="md">
    <Skeleton h={30} w="14rem" animate={false} />
    <Skeleton h={22} w="28rem" maw="100%" animate={false} />
    <Skeleton h={240} animate={false} />
  </Stack>
)
