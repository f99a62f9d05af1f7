import { call } from '@cartwright/api/client'
import { mailJobs } from '@cartwright/api/mail-jobs'
import { Alert, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import type { WholeJob } from './mail-job-queries.ts'

type UploadFormProps = {
  readonly whole: WholeJob
  readonly destination: string
  readonly onClose: () => void
}

/** Sends the package by SFTP, or tries it again after it failed. */
export function UploadForm({ whole: { job, uploads }, destination, onClose }: UploadFormProps) {
  const form = useForm({ initialValues: { reference: '' } })
  const command = useCommand(
    ({ reference }: typeof form.values) =>
      call(mailJobs.upload, {
        params: { jobId: job.jobId },
        body: { reference: reference.trim() || null },
      }),
    onClose,
  )
  const mayHaveArrived = uploads.at(-1)?.mayHaveArrived === true
  return (
    <FormDialog
      title={`Send the package to ${job.house ?? 'the mail house'}`}
      form={form}
      command={command}
      submit="Send it"
      onClose={onClose}
      will={
        <>
          {mayHaveArrived && (
            <Alert color="red" title="⚠ It may be there already" mb="xs">
              Send it again only if the mail house says that it has no {uploads.at(-1)!.fileName}. If it has,
              enter “It was sent”: sent twice, the bills may be mailed twice.
            </Alert>
          )}
          <Text size="sm">
            {count(job.toMail, 'piece')}, {(job.packageBytes ?? 0).toLocaleString('en')} bytes, to{' '}
            {destination}. It goes in the background and is held to its size and hash there; the job is sent
            once it arrived. You sent it, so another person looks at its proof and approves it.
          </Text>
        </>
      }
    >
      <TextInput
        label="Reference"
        description="The mail house’s number for the job, if it gave one"
        maxLength={80}
        {...form.getInputProps('reference')}
      />
    </FormDialog>
  )
}
