import { registers } from '@cartwright/api/registers'
import { Button, Group, NumberInput, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Loaded } from '../../parts/loaded.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useMay } from '../../session.tsx'
import { FileLinks } from './file-links.tsx'
import { PrintFiles } from './print-files.tsx'
import { runPrintJobs } from './run-queries.ts'
import type { PrintJob, RunDetail } from './run-types.ts'
import { useTakeStep } from './use-take-step.ts'

const printable = new Set(['posted', 'produced', 'mailed', 'closed'])

/** The papers of a run: register and exception list, and the print files of its bills. */
export function DocumentsTab({ run }: { run: RunDetail }) {
  return (
    <Stack gap="lg">
      <section aria-labelledby="review-papers">
        <Title order={2} size="h4" id="review-papers" mb={4}>
          For the review
        </Title>
        {run.totals.accounts === 0 ? (
          <Text>There is a register to print as soon as the run is calculated.</Text>
        ) : (
          <Stack gap={4}>
            <FileLinks name="Register" route={registers.registerFile} runId={run.id} filter={{}} />
            <FileLinks name="Exception list" route={registers.exceptionFile} runId={run.id} filter={{}} />
          </Stack>
        )}
        {run.registerHash && (
          <Text size="sm" mt={4} style={{ overflowWrap: 'anywhere' }}>
            The released register is sealed as {run.registerHash}
          </Text>
        )}
      </section>
      <section aria-labelledby="print-papers">
        <Title order={2} size="h4" id="print-papers" mb={4}>
          Bills to print
        </Title>
        {printable.has(run.state) ? (
          <Printing run={run} />
        ) : (
          <Text>Print files can be made once the run is posted.</Text>
        )}
      </section>
    </Stack>
  )
}

function Printing({ run }: { run: RunDetail }) {
  const may = useMay()
  const jobs = useQuery(runPrintJobs(run.id))
  return (
    <Stack gap="md">
      <Loaded query={jobs} rows={4}>
        {({ rows }) => (
          <>
            {may('runs.print') && rows.length > 0 && run.progress.step === 'idle' && <Again run={run} />}
            {rows.length === 0 && (
              <Text>
                No print files yet. “Make print files” at the top sets every bill in the order of the mail.
              </Text>
            )}
            {rows.map((job) => (
              <PrintFiles key={job.id} job={{ ...job, piecesDone: doneOf(job, run) }} />
            ))}
          </>
        )}
      </Loaded>
    </Stack>
  )
}

/** The pieces done, as fresh as the live progress of the run tells them. */
const doneOf = ({ state, piecesDone }: PrintJob, { progress }: RunDetail): number =>
  state === 'working' && progress.step === 'print' ? progress.done : piecesDone

/** Printing again after a jam, from the piece that was the last good one. */
function Again({ run }: { run: RunDetail }) {
  const taking = useTakeStep(run.id)
  const [from, setFrom] = useState<number | string>(1)
  const [fault, setFault] = useState<string | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const piece = Number(from)
    const fits = Number.isInteger(piece) && piece >= 1 && piece <= run.totals.bills
    setFault(fits ? null : `Write a piece from 1 to ${run.totals.bills.toLocaleString('en-US')}.`)
    if (fits) taking.mutate({ step: 'print', fromPiece: piece })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="xs">
        <Group align="flex-end" gap="xs">
          <NumberInput
            label="Print again from piece"
            description="After a jam: the piece number stands at the foot of each bill."
            value={from}
            onChange={setFrom}
            error={fault}
            min={1}
            allowDecimal={false}
            thousandSeparator=","
            hideControls
            w={320}
          />
          <Button type="submit" variant="default" loading={taking.isPending}>
            Make them again
          </Button>
        </Group>
        <Refusal error={taking.error} />
      </Stack>
    </form>
  )
}
