import { Anchor, Button, Group, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Refusal } from './refusal.tsx'

type PdfButtonProps = {
  readonly make: () => Promise<Blob>
  /** Says what the paper is made from: when it changes, the paper of before is put away. */
  readonly of: string
  readonly children: string
}

/** Makes a paper of what is on the screen, which is not kept anywhere, and offers it to be opened. */
export function PdfButton({ make, of, children }: PdfButtonProps) {
  const making = useMutation({ mutationFn: async () => ({ of, url: URL.createObjectURL(await make()) }) })
  const made = making.data?.of === of ? making.data.url : null
  useEffect(() => {
    const url = making.data?.url
    return url === undefined ? undefined : () => URL.revokeObjectURL(url)
  }, [making.data?.url])
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Button
          variant="default"
          size="xs"
          type="button"
          loading={making.isPending}
          onClick={() => making.mutate()}
        >
          {children}
        </Button>
        {made !== null && (
          <Anchor href={made} target="_blank" size="sm">
            Open the PDF
          </Anchor>
        )}
      </Group>
      <Refusal error={making.error} />
    </Stack>
  )
}
