import { type Column, DataTable } from '../../parts/data-table.tsx'
import type { Kind } from './import-queries.ts'

type Field = Kind['fields'][number]

const columns: readonly Column<Field>[] = [
  { key: 'field', title: 'Field', cell: ({ field }) => field },
  { key: 'needed', title: 'Needed', cell: ({ needed }) => (needed ? '● yes' : 'no') },
  { key: 'text', title: 'What it is', wrap: true, cell: ({ text }) => text },
  { key: 'example', title: 'Such as', cell: ({ example }) => example },
]

/** The fields a mapping can name. */
export const KindFields = ({ kind }: { readonly kind: Kind }) => (
  <DataTable
    label="Fields"
    rows={kind.fields}
    columns={columns}
    rowKey={({ field }) => field}
    empty=""
    height="14rem"
  />
)
