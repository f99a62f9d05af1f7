import { call } from '@cartwright/api/client'
import { setupChanges } from '@cartwright/api/setup-changes'
import { Alert, Button, FileInput, Group, List, Stack } from '@mantine/core'
import { Window } from '../../parts/window.tsx'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { Judged } from './setup-queries.ts'

type Values = { files: File[] }

/** Sends a zip file instead of the whole folder, or single files beside what is there. */
export function UploadForm({ change, onClose }: { readonly change: Judged; readonly onClose: () => void }) {
  const [leftOut, tell] = useState<readonly string[]>([])
  const form = useForm<Values>({
    initialValues: { files: [] },
    validate: { files: (files) => (files.length > 0 ? null : 'Choose a zip file, or files of the folder.') },
  })
  const command = useCommand(
    ({ files }: Values) => {
      const body = new FormData()
      body.set('edition', String(change.edition))
      for (const file of files) body.append('file', file)
      return call(setupChanges.upload, { params: { changeId: change.id }, body: body as never })
    },
    (taken) => (taken.leftOut.length > 0 ? tell(taken.leftOut) : onClose()),
  )
  if (leftOut.length > 0) return <LeftOut names={leftOut} onClose={onClose} />
  return (
    <FormDialog
      title="Upload a folder or files"
      form={form}
      command={command}
      submit="Upload and check"
      will="A zip file takes the place of the whole folder of this change; single files are put beside what is there. The city changes when the change is adopted."
      onClose={onClose}
    >
      <FileInput
        label="Files"
        description="One zip file of the folder up to 10 MB, or single files up to 2 MB each. A table of rates goes into rates/ by itself."
        placeholder="Choose a file"
        accept=".zip,.yaml,.csv,.svg,.png,.jpg,.jpeg"
        multiple
        {...form.getInputProps('files')}
      />
    </FormDialog>
  )
}

const LeftOut = ({ names, onClose }: { readonly names: readonly string[]; readonly onClose: () => void }) => (
  <Window onClose={onClose} title="The folder is uploaded">
    <Stack>
      <Alert color="yellow" title="⚠ These files have no place in a city folder and were left out">
        <List size="sm">
          {names.map((name) => (
            <List.Item key={name}>{name}</List.Item>
          ))}
        </List>
      </Alert>
      <Group justify="flex-end">
        <Button onClick={onClose} data-autofocus>
          Go on
        </Button>
      </Group>
    </Stack>
  </Window>
)
