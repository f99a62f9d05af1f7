import { PlainDate } from '#kernel/dates'
import type { AutomationLevel, MailDatJob, MailDatTray } from '../modules/mail-dat/mail-dat-job.ts'

const day = (text: string) => PlainDate.from(text)
const cins: Readonly<Record<AutomationLevel, string>> = { '5-digit': '242', aadc: '245', 'mixed-aadc': '246' }

type Lies = {
  readonly level: AutomationLevel
  readonly zips: readonly number[]
  readonly weights: readonly number[]
}

/** A job of trays: each letter goes to one of the ZIP codes of its tray, and weighs one of its weights. */
export function jobOf(trays: readonly Lies[]): MailDatJob {
  let sequence = 0
  return {
    ...head,
    trays: trays.map(({ level, zips, weights }, at): MailDatTray => {
      const first = String(zips[0]).padStart(5, '0')
      const destination = level === '5-digit' ? first : first.slice(0, 3)
      return {
        number: at + 1,
        size: 'MM2',
        level,
        isScheme: level === '5-digit' && new Set(zips).size > 1,
        destination,
        label: { destination: `MARLOW CA ${destination}`, contents: 'FCM LTR BC', entry: 'ONTARIO CA 91761' },
        cin: cins[level],
        barcode: `${destination.padEnd(5, '0')}${cins[level]}903999991${String(at + 1).padStart(7, '0')}`,
        pieces: zips.map((zip, index) => {
          sequence += 1
          return {
            sequence,
            tracking: `00260903999991${String(sequence).padStart(6, '0')}`,
            routing: `${level === '5-digit' ? first : String(zip).padStart(5, '0')}${String(sequence).padStart(6, '0')}`,
            weightMills: weights[index % weights.length]!,
          }
        }),
      }
    }),
  }
}

const head: Omit<MailDatJob, 'trays'> = {
  jobId: '00000118',
  rootName: 'MARL0118',
  name: 'Bills of November, Cañón cycle',
  licenseCode: null,
  preparedOn: day('2026-11-23'),
  preparedAt: '09:30',
  source: 'City of Marlow',
  contact: { name: 'Rosa Alvarez', phone: '(909) 555-0100', email: 'mail@marlow.example' },
  software: { vendor: 'Cartwright', product: 'Cartwright', version: '0.1.0', email: 'mail@marlow.example' },
  owner: { crid: '99000001', mailerId: '903999991' },
  preparer: { crid: '99000002', mailerId: '903999991' },
  mailedOn: day('2026-11-24'),
  payment: { kind: 'permit-imprint', permit: '118', permitZip: '91761' },
  entry: { name: 'Ontario', zip: '91761' },
  fullService: true,
  codedOn: day('2026-11-01'),
  moveUpdateOn: day('2026-11-02'),
  moveUpdateMethod: '2',
  labelingListsOn: day('2026-11-01'),
}

/** Three trays, one of each level. */
export const usual = jobOf([
  { level: '5-digit', zips: [91764, 91764, 91764], weights: [700] },
  { level: 'aadc', zips: [91761, 91701, 91762, 91801], weights: [700, 930] },
  { level: 'mixed-aadc', zips: [90001, 91001], weights: [930] },
])
