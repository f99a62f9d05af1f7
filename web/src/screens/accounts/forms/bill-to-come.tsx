import { billNow } from '@cartwright/api/bill-now'
import { call, callForFile } from '@cartwright/api/client'
import type { SuccessOf } from '@cartwright/api/route'
import { Alert, List, Stack, Text } from '@mantine/core'
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { day, period } from '../../../parts/day.tsx'
import { Loaded } from '../../../parts/loaded.tsx'
import { money } from '../../../parts/money.tsx'
import { PdfButton } from '../../../parts/pdf-button.tsx'
import { BillSums } from '../../bills/bill-sums.tsx'
import { ExplainedLines } from '../../bills/explained-lines.tsx'
import type { AskedBill } from './bill-now-values.ts'

type Preview = SuccessOf<typeof billNow.preview>
type Asked = { readonly accountNumber: string; readonly asked: AskedBill }

const toCome = ({ accountNumber, asked: { kind, lastOn, billOn } }: Asked) =>
  queryOptions({
    queryKey: ['account', accountNumber, 'bill-now', kind, lastOn, billOn],
    queryFn: () =>
      call(billNow.preview, {
        params: { accountNumber },
        body: { kind, lastOn, ...(billOn !== undefined && { billOn }) },
      }),
    enabled: lastOn !== '',
    placeholderData: keepPreviousData,
    retry: false,
  })

/** The very bill that would be made, before anything is. */
export function BillToCome({ accountNumber, asked }: Asked) {
  const query = useQuery(toCome({ accountNumber, asked }))
  if (asked.lastOn === '') return null
  const shown = query.error ? { data: undefined, error: query.error } : query
  return (
    <Loaded query={shown} rows={8}>
      {(bill) => (
        <Stack gap="sm">
          <Told bill={bill} />
          <PdfButton
            of={JSON.stringify(asked)}
            make={() => callForFile(billNow.previewPdf, { params: { accountNumber }, body: asked })}
          >
            Make it as PDF
          </PdfButton>
        </Stack>
      )}
    </Loaded>
  )
}

function Told({ bill }: { bill: Preview }) {
  return (
    <>
      <Text fw={600}>
        {daysOf(bill)}, {money(bill.totalDueCents)} due {day(bill.dueOn)}, to {bill.payerName}
      </Text>
      {bill.closes && (
        <Alert
          color="red"
          title={`⚠ The account closes: ${day(bill.periodUntil)} is its first day without service`}
        >
          All its services stop. When the run is given up the account stays closed.
        </Alert>
      )}
      <ExplainedLines lines={bill.lines} chargesCents={bill.chargesCents} language="en" />
      <BillSums sums={bill} />
      {bill.messages.map(({ en }) => (
        <Text key={en} size="sm">
          The bill says: {en}
        </Text>
      ))}
      {bill.exceptions.length > 0 && (
        <List size="sm">
          {bill.exceptions.map(({ code, severity, sentence }) => (
            <List.Item key={code}>
              {severity === 'note' ? 'Note' : severity === 'stop' ? '✗ Stops it' : '● To decide'}: {sentence}
            </List.Item>
          ))}
        </List>
      )}
      <Text size="sm">
        It opens a run of this one bill, which is reviewed, released and posted like any other.{' '}
        {bill.release.sentence}
      </Text>
    </>
  )
}

const daysOf = ({ periodFrom, periodUntil, isFinal }: Preview): string => {
  if (periodFrom === periodUntil) return 'A bill for no days of service'
  return `${isFinal ? 'The last bill' : 'A bill'} for ${period(periodFrom, periodUntil)}`
}
