import { call } from '@cartwright/api/client'
import { Role } from '@cartwright/api/roles'
import { type Session, staff } from '@cartwright/api/staff'
import { Button, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Refusal } from '../../parts/refusal.tsx'

const does: Record<Role, string> = {
  coordinator: 'Prepares the month’s bills',
  clerk: 'Answers callers, takes payments',
  manager: 'Approves and releases',
  auditor: 'Reads everything, changes nothing',
  administrator: 'Keeps people and set-up',
  customer: 'Is billed by the city',
}

/** One click per role. Shown only where there is a practice city. */
export function PracticeSignIn({ onEntered }: { readonly onEntered: (session: Session) => Promise<void> }) {
  const entering = useMutation({
    mutationFn: (role: Role) => call(staff.demoSignIn, { body: { role } }),
    onSuccess: onEntered,
  })
  return (
    <Stack gap="xs" component="section" aria-labelledby="practice">
      <Title order={2} id="practice">
        Practice city
      </Title>
      <Text size="sm">Nothing in it is real. Come in as</Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
        {Role.options.map((role) => (
          <Button
            key={role}
            variant="default"
            h="auto"
            py={8}
            justify="flex-start"
            loading={entering.isPending && entering.variables === role}
            onClick={() => entering.mutate(role)}
          >
            <span style={{ textAlign: 'left', whiteSpace: 'normal' }}>
              <Text component="span" display="block" size="sm" fw={600} tt="capitalize">
                {role}
              </Text>
              <Text component="span" display="block" size="xs" c="dimmed">
                {does[role]}
              </Text>
            </span>
          </Button>
        ))}
      </SimpleGrid>
      <Refusal error={entering.error} />
    </Stack>
  )
}
