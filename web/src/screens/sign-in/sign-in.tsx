import { call, urlOf } from '@cartwright/api/client'
import { ways } from '@cartwright/api/sign-in-ways'
import { type Session, staff } from '@cartwright/api/staff'
import { Button, Divider, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { CommandForm } from '../../parts/command-form.tsx'
import { queries } from '../../queries.ts'
import { sessionQuery } from '../../session.tsx'
import { PasskeyButton } from './passkey-button.tsx'
import { PracticeSignIn } from './practice-sign-in.tsx'
import { CameBackRefused } from './refused.tsx'
import { SecondStep } from './second-step.tsx'
import styles from './sign-in.module.css'

/** The way in: by password and what follows it, by passkey, by the provider, and in practice cities by one click. */
export function SignIn() {
  const enter = useEnter()
  const session = useQuery(sessionQuery)
  const { refused } = useSearch({ from: '/sign-in' })
  const [half, setHalf] = useState<Session | null>(null)
  useEffect(() => {
    document.title = 'Sign in · Cartwright'
  }, [])
  return (
    <main className={styles.page}>
      <Stack gap="lg" className={styles.box}>
        <div>
          <Text fw={700}>Cartwright</Text>
          <Title order={1}>Sign in</Title>
        </div>
        {half ? (
          <SecondStep factors={half.factors} onEntered={enter} onBack={() => setHalf(null)} />
        ) : (
          <>
            {refused && <CameBackRefused code={refused} />}
            <FirstStep
              oidc={session.data?.oidc ?? null}
              onDone={(answer) => (answer.step === 'second-factor' ? setHalf(answer) : enter(answer))}
            />
            {session.data?.demoSignIn && (
              <>
                <Divider />
                <PracticeSignIn onEntered={enter} />
              </>
            )}
          </>
        )}
      </Stack>
    </main>
  )
}

type FirstStepProps = {
  readonly oidc: Session['oidc']
  readonly onDone: (session: Session) => void | Promise<void>
}

function FirstStep({ oidc, onDone }: FirstStepProps) {
  const { to } = useSearch({ from: '/sign-in' })
  const form = useForm({ initialValues: { email: '', password: '' } })
  const command = useMutation({
    mutationFn: (body: { email: string; password: string }) => call(staff.signIn, { body }),
    onSuccess: onDone,
  })
  return (
    <>
      <CommandForm form={form} command={command} submit="Sign in">
        <TextInput
          label="E-mail address"
          type="email"
          autoComplete="username"
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password', tabIndex: 0 }}
          {...form.getInputProps('password')}
        />
      </CommandForm>
      <Divider label="or" />
      <PasskeyButton onEntered={async (session) => onDone(session)} />
      {oidc && (
        <Button component="a" variant="default" href={urlOf(ways.beginOidc, { query: { to } })}>
          Sign in with {oidc.label}
        </Button>
      )}
    </>
  )
}

/** What follows a sign-in: the session is known, and the screen that was asked for opens. */
function useEnter(): (session: Session) => Promise<void> {
  const navigate = useNavigate()
  const { to } = useSearch({ from: '/sign-in' })
  return async (session) => {
    queries.clear()
    queries.setQueryData(sessionQuery.queryKey, session)
    // What others gave this person is told by the session alone.
    void queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
    await navigate({ href: to ?? '/' })
  }
}
