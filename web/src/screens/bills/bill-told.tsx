import { SegmentedControl, Stack } from '@mantine/core'
import { useState } from 'react'
import type { Language, ToldBill } from './bill-types.ts'
import { Differences } from './differences.tsx'
import { ExplainedLines } from './explained-lines.tsx'
import { HistoryBars } from './history-bars.tsx'
import { ReadAloud } from './read-aloud.tsx'

/** A bill explained, in the language of whoever asks: its lines with their reasons, why it differs, the last year. */
export function BillTold({ bill }: { bill: ToldBill }) {
  const [language, setLanguage] = useState<Language>('en')
  return (
    <Stack gap="lg">
      <SegmentedControl
        size="xs"
        w="fit-content"
        aria-label="Language of the explanation"
        value={language}
        onChange={(value) => setLanguage(value === 'es' ? 'es' : 'en')}
        data={[
          { value: 'en', label: 'English' },
          { value: 'es', label: 'Español' },
        ]}
      />
      <ExplainedLines lines={bill.lines} chargesCents={bill.chargesCents} language={language} />
      <Differences bill={bill} language={language} />
      <ReadAloud bill={bill} language={language} />
      <HistoryBars bill={bill} />
    </Stack>
  )
}
