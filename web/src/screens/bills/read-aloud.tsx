import { Button, CopyButton, Group, Stack, Text, Title } from '@mantine/core'
import { useId } from 'react'
import styles from './read-aloud.module.css'
import type { Language, ToldBill } from './bill-types.ts'
import { spokenBill } from './spoken-bill.ts'

/** The bill as a clerk would say it on the telephone, to read out or to put into a letter. */
export function ReadAloud({ bill, language }: { bill: ToldBill; language: Language }) {
  const id = useId()
  const sentences = spokenBill(bill, language)
  return (
    <section aria-labelledby={id}>
      <Group justify="space-between" mb={4}>
        <Title order={3} size="h5" id={id}>
          To read to the caller
        </Title>
        <CopyButton value={sentences.join(' ')}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" onClick={copy}>
              {copied ? '✓ Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Stack gap={4} lang={language} className={styles.words}>
        {sentences.map((sentence) => (
          <Text key={sentence}>{sentence}</Text>
        ))}
      </Stack>
    </section>
  )
}
