import { FileInput, List, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Refusal } from '../../parts/refusal.tsx'
import { attachEvidence, type Evidence } from './adjustment-queries.ts'

type EvidenceFieldProps = {
  readonly accountNumber: string
  readonly files: readonly Evidence[]
  readonly onChange: (files: readonly Evidence[]) => void
}

/** Files that show why. Each is kept as soon as it is chosen, and attached when the form is sent. */
export function EvidenceField({ accountNumber, files, onChange }: EvidenceFieldProps) {
  const attach = useMutation({
    mutationFn: (file: File) => attachEvidence(accountNumber, file),
    onSuccess: (file) => onChange([...files.filter((one) => one.evidenceId !== file.evidenceId), file]),
  })
  return (
    <Stack gap="xs">
      <FileInput
        label="Evidence"
        description="PDF, JPEG or PNG, up to 10 MB each"
        placeholder="Choose a file"
        accept=".pdf,.jpg,.jpeg,.png"
        value={null}
        disabled={attach.isPending}
        onChange={(file) => file && attach.mutate(file)}
      />
      <Refusal error={attach.error} />
      {files.length > 0 && (
        <List size="sm" aria-label="Files attached">
          {files.map(({ evidenceId, name, bytes }) => (
            <List.Item key={evidenceId}>
              {name}, {Math.ceil(bytes / 1024).toLocaleString('en-US')} KB
            </List.Item>
          ))}
        </List>
      )}
    </Stack>
  )
}
