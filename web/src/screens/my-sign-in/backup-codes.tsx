import { Alert, Button, CopyButton, Group, List, Stack, Text } from '@mantine/core'

/** Backup codes, shown this once. */
export const BackupCodes = ({
  codes,
  onClose,
}: {
  readonly codes: readonly string[]
  readonly onClose: () => void
}) => (
  <Alert role="status" title="✓ Your backup codes: they are shown this once">
    <Stack gap="xs" align="flex-start">
      <Text>Keep them where your phone is not. Each signs you in once, when the app is lost.</Text>
      <List aria-label="Backup codes" listStyleType="none" ff="monospace">
        {codes.map((code) => (
          <List.Item key={code}>{code}</List.Item>
        ))}
      </List>
      <Group gap="xs">
        <CopyButton value={codes.join('\n')}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" onClick={copy}>
              {copied ? '✓ Copied' : 'Copy all'}
            </Button>
          )}
        </CopyButton>
        <Button size="compact-sm" onClick={onClose}>
          I have kept them
        </Button>
      </Group>
    </Stack>
  </Alert>
)
