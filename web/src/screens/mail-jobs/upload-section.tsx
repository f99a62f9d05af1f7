import { Alert, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { day, instant } from '../../parts/day.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useMay } from '../../session.tsx'
import { mailHouse, type Upload, type WholeJob } from './mail-job-queries.ts'
import { uploadWords } from './mail-job-words.ts'

/** How the package goes by SFTP, or that nobody set up where; nothing where it was sent otherwise. */
export function UploadSection({ whole: { job, uploads } }: { readonly whole: WholeJob }) {
  const may = useMay()('mail.send')
  const house = useQuery(mailHouse)
  const [newest] = uploads.toReversed()
  const asks = job.state === 'ready' && job.kind === 'mail-house' && may
  if (!newest && !asks) return null
  return (
    <section aria-labelledby="sftp">
      <Title order={2} id="sftp" mb="xs">
        By SFTP
      </Title>
      <Refusal error={house.error} />
      <Stack gap="sm">
        {asks && house.data && <WhereTo house={house.data} />}
        {newest && <Failed upload={newest} waits={job.state === 'ready'} />}
        <div aria-live="polite">
          {uploads.toReversed().map((upload) => (
            <UploadFacts key={upload.uploadId} upload={upload} />
          ))}
        </div>
      </Stack>
    </section>
  )
}

type House = { readonly destination: string | null; readonly practice: boolean }

function WhereTo({ house: { destination, practice } }: { readonly house: House }) {
  if (practice)
    return (
      <Text size="sm">
        This city is for practice: a package goes into a folder of this machine, and to nobody.
      </Text>
    )
  if (destination !== null) return null
  return (
    <Text size="sm">
      Nobody set up where packages of this city go, so download it and bring it there. To send from here,
      whoever keeps the machines sets CARTWRIGHT_MAIL_HOUSE_CITY, _HOST, _USER, _FINGERPRINT, and _KEY_FILE or
      _PASSWORD.
    </Text>
  )
}

/** What the newest try was told, and what to do. A try that is made again by itself asks for nothing yet. */
function Failed({ upload, waits }: { readonly upload: Upload; readonly waits: boolean }) {
  const { state, answer, todo } = upload
  if (!waits || answer === null || state === 'sent' || state === 'sending') return null
  if (state === 'waiting')
    return (
      <Alert color="yellow" title="… It is tried again by itself" role="alert">
        {answer} {todo}
      </Alert>
    )
  return (
    <Alert
      color="red"
      title={upload.mayHaveArrived ? '⚠ Nobody knows whether it arrived' : '⚠ The package was not sent'}
      role="alert"
    >
      {answer} {todo}
    </Alert>
  )
}

const UploadFacts = ({ upload }: { readonly upload: Upload }) => (
  <Facts
    facts={{
      State: uploadWords[upload.state],
      To: upload.destination,
      'File there': upload.fileName,
      Try: upload.tries > 0 && `${upload.tries} of at most ${upload.triesAtMost}`,
      'Next try': upload.nextTryAt && upload.tries > 0 && instant(upload.nextTryAt),
      Sent:
        upload.state === 'sent'
          ? instant(upload.sentAt!)
          : upload.state === 'sending' &&
            `${upload.bytesSent.toLocaleString('en')} of ${upload.bytes.toLocaleString('en')} bytes`,
      Checked:
        upload.state === 'sent' &&
        (upload.hashChecked ? '✓ Size and SHA-256' : 'Size; the server lets nobody read what it has'),
      'SHA-256 of the package': upload.sha256,
      'Last answer': upload.answer,
      'Asked for': `${day(upload.askedOn)}, ${upload.askedBy}`,
    }}
  />
)
