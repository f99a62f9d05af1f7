import { call } from '@cartwright/api/client'
import { mailJobs } from '@cartwright/api/mail-jobs'
import { Alert, List, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { money } from '../../parts/money.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { foretoldPull, type Foretold, type Levels, type WholeJob } from './mail-job-queries.ts'

type PullFormProps = { readonly whole: WholeJob; readonly onClose: () => void }

/** Takes a single bill out of a job that is not mailed; where that leaves too few letters for a mailing, by sorting the run anew. */
export function PullForm({ whole: { job }, onClose }: PullFormProps) {
  const form = useForm<{ billNumber: string; how: 'held' | 'pulled' | 'recalled'; reason: string }>({
    initialValues: { billNumber: '', how: job.state === 'ready' ? 'held' : 'recalled', reason: '' },
    validate: {
      billNumber: (value) => (value.trim() ? null : 'Write the number of the bill.'),
      reason: (value) => (value.trim() ? null : 'Write why.'),
    },
  })
  const [billNumber] = useDebouncedValue(form.values.billNumber.trim(), 300)
  const foretold = useQuery(foretoldPull(job.jobId, billNumber)).data
  const breaks = foretold?.breaksMailing === true
  const navigate = useNavigate()
  const sends = useMay()('mail.send')
  const command = useCommand(
    async ({ billNumber: written, ...rest }: typeof form.values) => {
      const body = { billNumber: written.trim(), ...rest }
      const params = { jobId: job.jobId }
      if (breaks && sends) await call(mailJobs.sortAnew, { params, body })
      else await call(mailJobs.pull, { params, body })
    },
    async () => {
      onClose()
      if (breaks && sends) await navigate({ to: '/mail-jobs' })
    },
  )
  return (
    <FormDialog
      title="Take a bill out"
      form={form}
      command={command}
      submit={breaks && sends ? 'Sort the run anew without it' : 'Take it out'}
      onClose={onClose}
      will={<Will job={job} foretold={foretold} />}
    >
      <TextInput label="Bill number" {...form.getInputProps('billNumber')} />
      <Radio.Group label="How" {...form.getInputProps('how')}>
        <Stack gap={4} mt={4}>
          <Radio value="held" label="Held: it is mailed later" />
          <Radio value="pulled" label="Pulled: it is not mailed" />
          <Radio value="recalled" label="Recalled from the mail house" />
        </Stack>
      </Radio.Group>
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  )
}

type WillProps = { readonly job: WholeJob['job']; readonly foretold: Foretold | undefined }

/** What will happen, and what it costs. */
function Will({ job, foretold }: WillProps) {
  if (foretold?.breaksMailing && foretold.after)
    return (
      <Alert color="red" title="⚠ The mailing would be too small" role="alert">
        {foretold.after.inTrays.toLocaleString('en')} letters would be left at automation prices, and a
        mailing needs {foretold.after.mailingMinimum.toLocaleString('en')} (QSG 230b). So the run is sorted
        anew without this bill and those taken out before: this job is given up, the bills are printed again,
        and the run waits for a new job. What was printed before is not mailed.
      </Alert>
    )
  return (
    <Stack gap="xs">
      <Text size="sm">
        Its pieces are not mailed with this job, and the counts follow. The serial number stays used.{' '}
        {job.state === 'ready'
          ? 'The package is put together again.'
          : 'The mail house has the package: tell it the piece number.'}
      </Text>
      {foretold?.after && foretold.after.short.length > 0 && <ShortTrays levels={foretold.after} />}
      {foretold?.before?.postageCents != null && foretold.after?.postageCents != null && (
        <Text size="sm">
          {count(foretold.pieces, 'piece')} out: the postage goes from {money(foretold.before.postageCents)}{' '}
          to {money(foretold.after.postageCents)}.
        </Text>
      )}
    </Stack>
  )
}

/** Destinations with fewer letters than their price needs, and what that costs; nothing where there is none. */
export function ShortTrays({ levels }: { readonly levels: Levels | null }) {
  if (!levels || levels.short.length === 0) return null
  return (
    <Alert color="yellow" title="⚠ Fewer letters than a price needs">
      <List size="sm">
        {levels.short.map(({ destination, level, lowerLevel, pieces, minimum, costCents }) => (
          <List.Item key={`${level} ${destination}`}>
            {destination}, {level}: {count(pieces, 'letter')}, and {minimum.toLocaleString('en')} are needed.
            They go at the price of {lowerLevel}
            {costCents === null ? ', which is not known' : `: ${money(costCents)} more`}.
          </List.Item>
        ))}
      </List>
      Their trays are labelled for that level in a package that is made after this; a mail house that has the
      package is told.
    </Alert>
  )
}
