import { call } from '@cartwright/api/client'
import type { SuccessOf } from '@cartwright/api/route'
import { ways } from '@cartwright/api/sign-in-ways'
import { Alert, Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useTimeZone } from '../../city-queries.ts'
import { instant } from '../../parts/day.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import { BackupCodes } from './backup-codes.tsx'
import { Confirmed } from '../../parts/confirmed.tsx'
import { Part } from './part.tsx'
import { SetUpCodes } from './set-up-codes.tsx'

type Ways = SuccessOf<typeof ways.list>

/** Codes of an app, with their backup codes: set up, renewed, taken away. */
export function Codes({ own: { codes, required, passkeys } }: { readonly own: Ways }) {
  const [shown, show] = useState<readonly string[] | null>(null)
  const begin = useCommand(() => call(ways.beginCodes, {}))
  return (
    <Part title="Codes">
      {codes ? (
        <SetUp codes={codes} last={required && passkeys.length === 0} onNew={show} />
      ) : (
        <>
          <Text>
            An app on your phone makes a code of six digits every half minute. It is asked for after your
            password, so that the password alone lets nobody in.
          </Text>
          <Group>
            <Button onClick={() => begin.mutate(undefined)} loading={begin.isPending}>
              Set up codes
            </Button>
          </Group>
        </>
      )}
      <Confirmed command={begin} />
      {begin.data && (
        <SetUpCodes
          begun={begin.data}
          onDone={(made) => {
            begin.reset()
            show(made)
          }}
          onClose={begin.reset}
        />
      )}
      {shown && <BackupCodes codes={shown} onClose={() => show(null)} />}
    </Part>
  )
}

type SetUpProps = {
  readonly codes: NonNullable<Ways['codes']>
  /** Whether taking them away leaves a role without the factor it must have. */
  readonly last: boolean
  readonly onNew: (codes: readonly string[]) => void
}

function SetUp({ codes: { since, backupCodesLeft }, last, onNew }: SetUpProps) {
  const zone = useTimeZone()
  const [asking, ask] = useState(false)
  const renew = useCommand(
    () => call(ways.renewBackupCodes, {}),
    ({ backupCodes }) => onNew(backupCodes),
  )
  const remove = useCommand(
    () => call(ways.removeCodes, {}),
    () => ask(false),
  )
  return (
    <>
      <Text>
        ● Set up since {instant(since, zone)}. {count(backupCodesLeft, 'backup code', 'backup codes')} left
        {backupCodesLeft < 3 ? ': make new ones soon.' : '.'}
      </Text>
      <Group gap="xs">
        <Button variant="default" loading={renew.isPending} onClick={() => renew.mutate(undefined)}>
          New backup codes
        </Button>
        <Button variant="outline" color="red" onClick={() => ask(true)}>
          Take codes away …
        </Button>
      </Group>
      {asking && (
        <Alert role="alert" color="yellow" title="⚠ Take your codes away?">
          <Text mb="xs">
            From then on your password alone signs you in, unless you have a passkey. Your backup codes work
            no more, and your sessions elsewhere end.
            {last && ' Your role must have a second factor: you set one up again before you go on.'}
          </Text>
          <Group gap="xs">
            <Button color="red" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
              Take them away
            </Button>
            <Button variant="default" onClick={() => ask(false)}>
              Keep them
            </Button>
          </Group>
        </Alert>
      )}
      <Confirmed command={renew} />
      <Confirmed command={remove} />
    </>
  )
}
