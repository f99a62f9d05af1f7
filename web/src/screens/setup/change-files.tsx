import { call, urlOf } from '@cartwright/api/client'
import { setupChanges } from '@cartwright/api/setup-changes'
import { Button, Group, Stack, Text, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import type { Spot } from './fault-list.tsx'
import { FileEditor, type Typed } from './file-editor.tsx'
import type { Judged } from './setup-queries.ts'
import styles from './setup.module.css'
import { fileWords, sizeWords } from './setup-words.ts'
import { UploadForm } from './upload-form.tsx'

type ChangeFilesProps = {
  readonly change: Judged
  /** The file that is looked at. */
  readonly chosen: string
  readonly onChoose: (path: string) => void
  readonly spot: Spot | null
}

/** The files of a change beside the one that is looked at. What was typed into one is kept while another is looked at. */
export function ChangeFiles({ change, chosen, onChoose, spot }: ChangeFilesProps) {
  const [typed, type] = useState<Readonly<Record<string, Typed>>>({})
  const [uploading, upload] = useState(false)
  const mayEdit = useMay()('city.change') && change.state === 'draft'
  const file = change.files.find(({ path }) => path === chosen) ?? change.files[0]
  const without = (path: string) => {
    const { [path]: _gone, ...rest } = typed
    type(rest)
  }
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <Button
          component="a"
          variant="default"
          size="xs"
          href={urlOf(setupChanges.changeFolder, { params: { changeId: change.id } })}
          download
        >
          Download this folder
        </Button>
        {mayEdit && (
          <Button variant="default" size="xs" onClick={() => upload(true)}>
            Upload a folder or files …
          </Button>
        )}
      </Group>
      {uploading && <UploadForm change={change} onClose={() => upload(false)} />}
      <div className={styles.panes}>
        <FileList files={change.files} chosen={file?.path} typed={typed} onChoose={onChoose} />
        {file && (
          <Stack gap="xs">
            <FileEditor
              key={file.path}
              change={change}
              file={file}
              mayEdit={mayEdit}
              spot={spot?.file === file.path ? spot : null}
              typed={typed[file.path]}
              onType={(next) => type({ ...typed, [file.path]: next })}
              onSaved={() => without(file.path)}
            />
            {mayEdit && file.change !== 'gone' && <TakeOut change={change} path={file.path} />}
          </Stack>
        )}
      </div>
    </Stack>
  )
}

function FileList(props: {
  readonly files: Judged['files']
  readonly chosen: string | undefined
  readonly typed: Readonly<Record<string, Typed>>
  readonly onChoose: (path: string) => void
}) {
  return (
    <ul className={styles.files} aria-label="Files of the folder">
      {props.files.map(({ path, bytes, change }) => (
        <li key={path}>
          <UnstyledButton
            className={styles.file}
            aria-current={path === props.chosen || undefined}
            onClick={() => props.onChoose(path)}
          >
            <span>{path}</span>
            <Text span size="sm">
              {props.typed[path] === undefined ? fileWords[change] || sizeWords(bytes) : '● not saved'}
            </Text>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  )
}

function TakeOut({ change: { id, edition }, path }: { readonly change: Judged; readonly path: string }) {
  const command = useCommand(() =>
    call(setupChanges.removeFile, { params: { changeId: id }, body: { path, edition } }),
  )
  return (
    <>
      <Refusal error={command.error} />
      <Group>
        <Button
          variant="subtle"
          color="red"
          size="xs"
          loading={command.isPending}
          onClick={() => command.mutate(undefined)}
        >
          Take {path} out of the folder
        </Button>
      </Group>
    </>
  )
}
