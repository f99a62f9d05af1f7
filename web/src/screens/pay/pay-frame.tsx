import { Alert, Button, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { PayPageParts } from './pay-search.ts'
import styles from './pay.module.css'

type PayFrameProps = {
  readonly parts: PayPageParts
  readonly heading: string
  readonly city: string | undefined
  readonly phone: string | undefined
  readonly practice?: boolean
  readonly children: ReactNode
}

/** What stands around the pages that customers see: the city, the other language, whom to call. */
export function PayFrame({ parts, heading, city, phone, practice = false, children }: PayFrameProps) {
  const { say, lang, turn } = parts
  return (
    <div className={styles.page}>
      <Stack gap="lg" className={styles.box}>
        <header className={styles.head}>
          <Text fw={700}>{city ?? '\u00A0'}</Text>
          <Button variant="subtle" lang={lang === 'en' ? 'es' : 'en'} onClick={turn}>
            {say.other}
          </Button>
        </header>
        <main>
          <Stack gap="lg">
            <Title order={1}>{heading}</Title>
            {practice && (
              <Alert role="note" color="yellow">
                {say.practice}
              </Alert>
            )}
            {children}
          </Stack>
        </main>
        {phone && (
          <footer>
            <Text size="sm">{say.questions(phone)}</Text>
          </footer>
        )}
      </Stack>
    </div>
  )
}
