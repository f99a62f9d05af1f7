import { useQuery } from '@tanstack/react-query'
import { money } from '../../../parts/money.tsx'
import { billShown } from '../../accounts/account-queries.ts'
import { contactReasons } from '../../contacts/contact-queries.ts'
import { type CaseType, caseTypes, type WholeCase } from '../case-queries.ts'
import { OpenCase, type Opening } from './open-case.tsx'

/** What is known of a conversation when a case is opened from it. */
type About = {
  /** Its number in the log; null while it is not logged. */
  readonly contactId: number | null
  readonly accountNumber: string
  readonly reason: string
  readonly notes: string
  readonly billNumber: string
  readonly billLineNo: string
}
type FromCallProps = {
  readonly about: About
  readonly onOpened: (one: WholeCase) => void
  readonly onClose: () => void
}

/** Opens a case that carries what a caller said: the account, the reason, the notes, and the line of the bill they dispute. */
export function OpenFromCall({ about, onOpened, onClose }: FromCallProps) {
  const { contactId, billNumber } = about
  const types = useQuery(caseTypes)
  const reasons = useQuery(contactReasons)
  const bill = useQuery({ ...billShown(billNumber), enabled: billNumber !== '' })
  if (!types.data || !reasons.data || (billNumber !== '' && bill.isPending)) return null
  const reason = reasons.data.rows.find(({ code }) => code === about.reason)?.name
  return (
    <OpenCase
      begin={opening(about, { reason, types: types.data.rows, lines: bill.data?.lines ?? [] })}
      links={contactId === null ? [] : [{ kind: 'contact', key: `${contactId}` }]}
      onOpened={onOpened}
      onClose={onClose}
    />
  )
}

type Known = {
  readonly reason: string | undefined
  readonly types: readonly CaseType[]
  readonly lines: readonly { readonly lineNo: number; readonly en: string; readonly amountCents: number }[]
}

function opening(about: About, { reason, types, lines }: Known): Partial<Opening> {
  const { accountNumber, billNumber, billLineNo, notes } = about
  const line = lines.find(({ lineNo }) => `${lineNo}` === billLineNo)
  const disputed = line && line.amountCents > 0 ? line : undefined
  return {
    type: types.find(({ reasons }) => reasons.includes(about.reason))?.code ?? '',
    title: [reason, line?.en].filter(Boolean).join(': '),
    accountNumber: accountNumber.trim(),
    body: notes,
    lines: disputed
      ? [
          {
            billNumber,
            lineNo: disputed.lineNo,
            what: disputed.en,
            lineCents: disputed.amountCents,
            amount: money(disputed.amountCents).slice(1),
          },
        ]
      : [],
  }
}
