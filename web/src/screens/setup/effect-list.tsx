import { Alert, List, Stack, Text, Title } from '@mantine/core'
import { Day, period } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import type { Effect, Judged } from './setup-queries.ts'
import { markerWords } from './setup-words.ts'
import styles from './setup.module.css'

/** What adopting a change would do: what is refused, what changes from which day, which runs it touches. */
export function EffectList({ change }: { readonly change: Judged }) {
  const { bars, notes, effects, runs, procedures } = change
  return (
    <Stack gap="md">
      {bars.map(({ code, part, title, what, instead }) => (
        <Alert key={code + part} color="red" title={`✗ ${title}`}>
          {what}. {instead}
        </Alert>
      ))}
      {notes.map((note) => (
        <Alert key={note} color="yellow" title="⚠ This stays as it is">
          {note}
        </Alert>
      ))}
      <Effects effects={effects} />
      <Stack gap={4}>
        <Title order={3}>Runs that are under way</Title>
        {runs.length === 0 && <Text size="sm">No run that is not posted has days on which this counts.</Text>}
        <List size="sm">
          {runs.map(({ runId, cycle, from, until, sentence }) => (
            <List.Item key={runId}>
              <TextLink to="/runs/$runId" params={{ runId: String(runId) }} size="sm">
                Run {runId}, cycle {cycle}
              </TextLink>{' '}
              ({period(from, until)}): {sentence}
            </List.Item>
          ))}
        </List>
        <Text size="sm">Posted bills stay as they were sent, whatever is adopted.</Text>
      </Stack>
      <Quoting procedures={procedures} />
    </Stack>
  )
}

/** The division's pages that quote what changes: their owners look them over. */
const Quoting = ({ procedures }: Pick<Judged, 'procedures'>) => (
  <Stack gap={4}>
    <Title order={3}>Procedures that quote what changes</Title>
    {procedures.length === 0 ? (
      <Text size="sm">None: nobody has to look a page over.</Text>
    ) : (
      <>
        <List size="sm">
          {procedures.map(({ procedureId, title, owner, markers }) => (
            <List.Item key={procedureId}>
              <TextLink to="/procedures/$procedureId" params={{ procedureId: `${procedureId}` }} size="sm">
                {title}
              </TextLink>
              , owner {owner}: it quotes {markers.map(markerWords).join(' and ')}
            </List.Item>
          ))}
        </List>
        <Text size="sm">
          Once this is adopted, each says what its rule said before and says now, and its owner is asked to
          review it.
        </Text>
      </>
    )}
  </Stack>
)

/** Things that change, each with what it said and what it says. */
export function Effects({ effects }: { readonly effects: readonly Effect[] }) {
  if (effects.length === 0) return <Text>Nothing that the city says changes.</Text>
  return (
    <List spacing="sm">
      {effects.map(({ part, file, what, from, says }) => (
        <List.Item key={`${part} ${what}`}>
          <Text span fw={600}>
            {what}
          </Text>{' '}
          <Text span size="sm">
            {from ? (
              <>
                Counts from <Day on={from} /> on.
              </>
            ) : (
              'Counts from the day of adoption on.'
            )}{' '}
            ({file})
          </Text>
          <ul className={styles.says}>
            {says.map((one) => (
              <li key={one.what}>
                {one.what}: {one.before !== null && <Was text={one.before} />}
                {one.before !== null && one.after !== null && ' → '}
                {one.after ?? 'gone'}
              </li>
            ))}
          </ul>
        </List.Item>
      ))}
    </List>
  )
}

const Was = ({ text }: { readonly text: string }) => <del className={styles.before}>{text}</del>
