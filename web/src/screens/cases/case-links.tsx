import { call } from '@cartwright/api/client'
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { workplan } from '@cartwright/api/workplan'
import { useState } from 'react'
import { TextLink } from '../../parts/links.tsx'
import { useMay } from '../../session.tsx'
import styles from './cases.module.css'
import type { WholeCase } from './case-queries.ts'
import { type CaseLinkOf, linkWords } from './link-words.ts'
import { LinkForm } from './forms/link-form.tsx'
import { TakeOut } from './take-out.tsx'

/** What is told under *What was said, written and put right*, and not here once more. */
const toldElsewhere: readonly string[] = ['contact', 'letter', 'adjustment']

/** Where a link leads. */
function LinkTo({ link: { kind, key } }: { readonly link: CaseLinkOf }) {
  const text = `${linkWords[kind]} ${key}`
  if (kind === 'account')
    return (
      <TextLink to="/accounts/$accountNumber" params={{ accountNumber: key }}>
        {text}
      </TextLink>
    )
  if (kind === 'bill' || kind === 'bill-line')
    return (
      <TextLink to="/bills/$number" params={{ number: key.split(':')[0] ?? key }}>
        {text}
      </TextLink>
    )
  if (kind === 'task')
    return (
      <TextLink to="/tasks" search={{ task: Number(key) }}>
        {text}
      </TextLink>
    )
  if (kind === 'finding')
    return (
      <TextLink to="/checks/findings/$findingId" params={{ findingId: key }}>
        {text}
      </TextLink>
    )
  if (kind === 'run')
    return (
      <TextLink to="/runs/$runId" params={{ runId: key }}>
        {text}
      </TextLink>
    )
  return (
    <TextLink to="/cases/$caseId" params={{ caseId: key }}>
      {text}
    </TextLink>
  )
}

/** What a case is about beside its account, with the tasks that are about it. */
export function CaseLinks({ one }: { readonly one: WholeCase }) {
  const may = useMay()
  const mayChange = may('cases.change')
  const [adding, add] = useState(false)
  const links = one.links.filter(({ kind }) => !toldElsewhere.includes(kind))
  const tasks = useQuery({
    queryKey: ['tasks', 'of-case', one.id],
    queryFn: () => call(workplan.tasks, { query: { view: 'all', linkKind: 'case', linkKey: `${one.id}` } }),
    enabled: may('workplan.read'),
  })
  return (
    <Stack gap="xs" component="section" aria-labelledby="links">
      <Title order={2} id="links">
        What belongs to it
      </Title>
      {links.length === 0 && <Text size="sm">Nothing is linked yet.</Text>}
      <ul className={styles.plain}>
        {links.map((link) => (
          <li key={`${link.kind} ${link.key}`}>
            <Group gap="xs">
              <LinkTo link={link} />
              {mayChange && one.closedOn === null && <TakeOut one={one} link={link} />}
            </Group>
          </li>
        ))}
        {tasks.data?.rows.map(({ id, title, closedOn }) => (
          <li key={id}>
            <TextLink to="/tasks" search={{ task: id }}>
              Task {id}: {title}
            </TextLink>
            {closedOn && ' ✓'}
          </li>
        ))}
      </ul>
      {mayChange && (
        <Group data-no-print>
          <Button size="compact-sm" variant="default" onClick={() => add(true)}>
            Link …
          </Button>
        </Group>
      )}
      {adding && <LinkForm one={one} onClose={() => add(false)} />}
    </Stack>
  )
}
