import { Stack, Title } from '@mantine/core'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Facts } from '../../parts/facts.tsx'
import { count } from '../../parts/words.ts'
import { MailpieceDrawing } from './mailpiece-drawing.tsx'
import type { Fault, Spec } from './mailpiece-queries.ts'
import { inches, ounces, placeWords, purposeWords } from './mailpiece-words.ts'
import { WhatIf } from './what-if.tsx'

/** One version: its drawing to scale, what it comes to, what the rules say, and what more in it would do. */
export function MailpieceView({ spec }: { readonly spec: Spec }) {
  const { body, checked } = spec
  return (
    <Stack gap="md">
      <section aria-labelledby="drawing">
        <Title order={2} id="drawing" mb="xs">
          {purposeWords[spec.use]}, version {spec.version}: {body.name}
        </Title>
        <MailpieceDrawing body={body} checked={checked} />
        <Facts
          facts={{
            Envelope: `${body.envelope.name}, ${inches(body.envelope.lengthMils)} by ${inches(body.envelope.heightMils)}`,
            Sheet: `${body.sheet.name}, ${inches(body.sheet.lengthMils)} by ${inches(body.sheet.heightMils)}, ${count(body.foldsAtMils.length, 'fold')}`,
            'Reply envelope': body.replyEnvelope?.name,
            'With one sheet': `${ounces(checked.weightMills)}, ${inches(checked.thicknessMils)} thick`,
            'Play of the sheet': `${inches(checked.playMils.across)} sideways, ${inches(checked.playMils.down)} up and down`,
            'Aspect ratio': (checked.lengthMils / checked.heightMils).toFixed(3),
            Barcode: placeWords[body.barcodePlace],
            Trays: `${checked.tray} (about ${checked.piecesInTray.toLocaleString('en-US')} pieces in a two-foot tray)`,
          }}
        />
      </section>
      <section aria-labelledby="findings">
        <Title order={2} id="findings" mb="xs">
          Findings
        </Title>
        <DataTable
          label="What the rules say, what stops it first"
          rows={checked.faults}
          columns={columns}
          rowKey={({ code }) => code}
          empty="It keeps every rule, with one sheet in it. A run is checked with its own sheets and inserts before it is printed."
          height="20rem"
        />
      </section>
      <WhatIf body={body} />
    </Stack>
  )
}

const columns: readonly Column<Fault>[] = [
  {
    key: 'stops',
    title: 'What it does',
    sortBy: ({ stops }) => (stops ? 0 : 1),
    cell: ({ stops }) => (stops ? '✕ Refused' : '⚠ Warning'),
  },
  { key: 'sentence', title: 'Finding', wrap: true, cell: ({ sentence }) => sentence },
  { key: 'section', title: 'Section', sortBy: ({ section }) => section, cell: ({ section }) => section },
]
