import { Anchor, Text, Title } from '@mantine/core'
import { AddressLink } from '../../parts/address-link.tsx'
import { TextLink } from '../../parts/links.tsx'
import styles from './today.module.css'
import type { Waiting } from './waiting.ts'

const marks = {
  late: { shape: '■', word: 'Late' },
  today: { shape: '●', word: 'Today' },
  mine: { shape: '▶', word: 'For you' },
  others: { shape: '○', word: 'With others' },
  planned: { shape: '·', word: 'Planned' },
} as const

/** What waits, what is late first. */
export function WaitingList({ list, cycles }: { list: readonly Waiting[]; cycles: number }) {
  if (cycles === 0)
    return (
      <Text>
        The city has no cycle yet. Load its folder first:{' '}
        <Anchor href="/guide">the guide tells how to set up your city</Anchor>.
      </Text>
    )
  return (
    <section aria-labelledby="waiting">
      <Title order={2} id="waiting" mb="xs">
        What waits
      </Title>
      {list.length === 0 && <Text>Every run is where it should be, and nothing of the work plan waits.</Text>}
      <ul className={styles.list}>
        {list.map((one) => (
          <li key={`${JSON.stringify(one.target)} ${one.title}`} className={styles.item} data-kind={one.kind}>
            <span className={styles.kind}>
              <span aria-hidden>{marks[one.kind].shape}</span> {marks[one.kind].word}
            </span>
            <span className={styles.what}>
              <WaitingLink one={one} />
              <Text size="sm">{one.text}</Text>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function WaitingLink({ one: { target, title } }: { one: Waiting }) {
  switch (target.screen) {
    case 'new-run':
      return (
        <TextLink to="/runs/new" search={{ cycle: target.cycle }} fw={600}>
          {title}
        </TextLink>
      )
    case 'at':
      return (
        <AddressLink to={target.at} fw={600}>
          {title}
        </AddressLink>
      )
    case 'task':
      return (
        <TextLink to="/tasks" search={{ task: target.id }} fw={600}>
          {title}
        </TextLink>
      )
    case 'follow-ups':
      return (
        <TextLink to="/calls" search={{ followUp: 'due' }} fw={600}>
          {title}
        </TextLink>
      )
    case 'letters':
      return (
        <TextLink to="/letters" search={{ state: target.state }} fw={600}>
          {title}
        </TextLink>
      )
    case 'adjustments':
      return (
        <TextLink to="/adjustments" search={{ state: target.state }} fw={600}>
          {title}
        </TextLink>
      )
    case 'orders':
      return (
        <TextLink to="/orders" search={{ view: 'late' }} fw={600}>
          {title}
        </TextLink>
      )
    case 'account':
    case 'escrow':
    case 'letter':
    case 'run':
    case 'plan':
    case 'case':
    case 'delegation':
    case 'procedure':
    default:
      return <PageLink target={target} title={title} />
  }
}

/** What has a page of its own. */
type WithPage = Extract<
  Waiting['target'],
  {
    readonly screen: 'account' | 'escrow' | 'letter' | 'run' | 'plan' | 'case' | 'delegation' | 'procedure'
  }
>

function PageLink({ target, title }: { target: WithPage; title: string }) {
  switch (target.screen) {
    case 'run':
      return (
        <TextLink to="/runs/$runId" params={{ runId: `${target.id}` }} fw={600}>
          {title}
        </TextLink>
      )
    case 'account':
      return (
        <TextLink to="/accounts/$accountNumber" params={{ accountNumber: target.accountNumber }} fw={600}>
          {title}
        </TextLink>
      )
    case 'escrow':
      return (
        <TextLink to="/accounts/$accountNumber/escrow" params={target} fw={600}>
          {title}
        </TextLink>
      )
    case 'letter':
      return (
        <TextLink to="/letters/$letterId" params={{ letterId: `${target.id}` }} fw={600}>
          {title}
        </TextLink>
      )
    case 'plan':
      return (
        <TextLink to="/calendar/$planId" params={{ planId: `${target.id}` }} fw={600}>
          {title}
        </TextLink>
      )
    case 'case':
      return (
        <TextLink to="/cases/$caseId" params={{ caseId: `${target.id}` }} fw={600}>
          {title}
        </TextLink>
      )
    case 'delegation':
      return (
        <TextLink to="/delegations/$delegationId" params={{ delegationId: `${target.id}` }} fw={600}>
          {title}
        </TextLink>
      )
    case 'procedure':
    default:
      return (
        <TextLink to="/procedures/$procedureId" params={{ procedureId: `${target.id}` }} fw={600}>
          {title}
        </TextLink>
      )
  }
}
