import { urlOf } from '@cartwright/api/client'
import { whatIfs } from '@cartwright/api/what-ifs'
import { Button, Menu } from '@mantine/core'

/** The impact to take along: as a document for the council, as a workbook, or as CSV for other programs. */
export function ImpactFiles({ id }: { readonly id: number }) {
  const file = (format: 'pdf' | 'xlsx') => urlOf(whatIfs.file, { params: { id }, query: { format } })
  const csv = (table: 'council' | 'accounts') => urlOf(whatIfs.csv, { params: { id }, query: { table } })
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default">CSV …</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component="a" href={csv('council')} download>
            The table for the council
          </Menu.Item>
          <Menu.Item component="a" href={csv('accounts')} download>
            Every account
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button component="a" variant="default" href={file('xlsx')} download>
        Excel
      </Button>
      <Button component="a" href={file('pdf')} target="_blank">
        PDF for the council
      </Button>
    </>
  )
}
