import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { day, period } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money, money } from '../../parts/money.tsx'
import { useMay } from '../../session.tsx'
import styles from './cases.module.css'
import type { DisputedLine, WholeCase } from './case-queries.ts'
import { DisputeForm } from './forms/dispute-form.tsx'

/** What of which bills is in dispute, or was, and how it was decided. */
export function Disputed({ one }: { readonly one: WholeCase }) {
  const may = useMay()('cases.change')
  const [changing, change] = useState(false)
  if (!one.isDispute) return null
  return (
    <Stack gap="xs" component="section" aria-labelledby="disputed">
      <Title order={2} id="disputed">
        In dispute{one.disputedCents > 0 && `: ${money(one.disputedCents)}`}
      </Title>
      {one.disputedLines.length === 0 && (
        <Text size="sm">
          No charge is named yet. Until one is, penalties and notices go on for all of the bill.
        </Text>
      )}
      <ul className={styles.plain}>
        {one.disputedLines.map((line) => (
          <li key={line.id} className={styles.line} data-ended={line.until !== null || undefined}>
            <Text size="sm">
              <Money cents={line.amountCents} />
              {line.amountCents < line.lineCents && ` of ${money(line.lineCents)}`} · {line.what},{' '}
              <TextLink to="/bills/$number" params={{ number: line.billNumber }} fz="inherit">
                bill {line.billNumber}, line {line.lineNo}
              </TextLink>
            </Text>
            <Text size="xs" c="dimmed">
              {whenWords(line)}
            </Text>
          </li>
        ))}
      </ul>
      {one.disputedCents > 0 && (
        <Text size="sm">
          No penalty and no notice rests on this part while the case is open. The rest of the account is due
          as always.
        </Text>
      )}
      {may && one.closedOn === null && (
        <Group data-no-print>
          <Button size="compact-sm" variant="default" onClick={() => change(true)}>
            Change what is in dispute …
          </Button>
        </Group>
      )}
      {changing && <DisputeForm one={one} onClose={() => change(false)} />}
    </Stack>
  )
}

function whenWords({ from, until, upheldCents, amountCents }: DisputedLine): string {
  if (until === null) return `in dispute since ${day(from)}`
  const ended = from === until ? `on ${day(from)}` : `in dispute ${period(from, until)}`
  if (upheldCents === null) return `${ended}, then taken out`
  if (upheldCents === 0) return `${ended}: denied`
  return `${ended}: ${upheldCents === amountCents ? 'upheld' : `${money(upheldCents)} upheld`}`
}
