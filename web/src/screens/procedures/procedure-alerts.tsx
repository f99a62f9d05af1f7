import type { Procedure } from '@cartwright/api/procedure-shapes'
import { call } from '@cartwright/api/client'
import { procedures } from '@cartwright/api/procedures'
import { Alert, Button, Stack, Text } from '@mantine/core'
import { day } from '../../parts/day.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'

type Shown = { readonly procedure: Procedure }
type Alerts = Shown & {
  /** The version that is looked at; undefined: as it holds today. */
  readonly asked: number | undefined
  readonly onVersion: (version: number | undefined) => void
}

/** What stands over a procedure: which version this is, whether another one is coming, what to review, what to read. */
export function ProcedureAlerts({ procedure, asked, onVersion }: Alerts) {
  const { coming, version, newest, mustRead } = procedure
  const isNewest = version === newest
  return (
    <>
      {asked !== undefined && (
        <Alert
          color="yellow"
          title={
            coming?.version === asked
              ? `◔ This is version ${asked}: it holds from ${day(coming.from)} on`
              : `⚠ This is version ${asked}, as it was`
          }
        >
          <Button size="compact-sm" variant="default" onClick={() => onVersion(undefined)}>
            Show what holds today
          </Button>
        </Alert>
      )}
      {asked === undefined && coming && !isNewest && <Coming procedure={procedure} onVersion={onVersion} />}
      {asked === undefined && <Changed procedure={procedure} />}
      {mustRead && isNewest && <MustRead procedure={procedure} />}
    </>
  )
}

/** Another version whose day has not come: everybody reads it before. */
function Coming({ procedure: { coming, versions, mustRead }, onVersion }: Shown & Pick<Alerts, 'onVersion'>) {
  const { version, from } = coming!
  const note = versions.find((one) => one.version === version)?.note
  return (
    <Alert color="yellow" title={`◔ Version ${version} holds from ${day(from)} on`}>
      {note && (
        <Text size="sm" mb="xs">
          {note}
        </Text>
      )}
      <Button size="compact-sm" variant="default" onClick={() => onVersion(version)}>
        {mustRead ? `Read version ${version}` : `Show version ${version}`}
      </Button>
    </Alert>
  )
}

/** Rules that say something else than when the page was last looked over. */
function Changed({ procedure: { rules, owner } }: Shown) {
  const changed = rules.filter((rule) => rule.changed)
  if (changed.length === 0) return null
  return (
    <Alert color="yellow" title={`⚠ What it quotes has changed: ${owner.name} is asked to review it`}>
      {changed.map(({ marker, before, text, citation }) => (
        <Text key={marker} size="sm">
          {marker}: {before === null ? 'there was no such rule' : `it was “${before}”`};{' '}
          {text === null ? 'now there is none.' : `now it is “${text}” (${citation}).`}
        </Text>
      ))}
    </Alert>
  )
}

/** Asks for the word of whoever has still to read the newest version. */
function MustRead({ procedure: { procedureId, newest, readVersion } }: Shown) {
  const command = useCommand(() =>
    call(procedures.read, { params: { id: procedureId }, body: { version: newest } }),
  )
  return (
    <Alert
      color="green"
      title={
        readVersion === null
          ? '○ You have not read this yet'
          : `○ You have read version ${readVersion}; this is version ${newest}`
      }
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">
          Read it to the end, then say so. Your name and the day are kept with this version.
        </Text>
        <Button size="xs" loading={command.isPending} onClick={() => command.mutate(undefined)}>
          I have read this
        </Button>
        <Refusal error={command.error} />
      </Stack>
    </Alert>
  )
}
