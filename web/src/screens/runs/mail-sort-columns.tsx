import type { Column } from '../../parts/data-table.tsx'
import { Money } from '../../parts/money.tsx'
import { mills } from '../postal/postal-words.ts'
import type { Level, MailSort, Tray } from './mail-sort-queries.ts'

const number = (value: number): string => value.toLocaleString('en-US')

export const levelColumns = (sort: MailSort): readonly Column<Level>[] => [
  { key: 'level', title: 'Level', cell: ({ title }) => title, total: 'In all' },
  {
    key: 'trays',
    title: 'Trays',
    align: 'right',
    cell: ({ trays }) => number(trays),
    total: number(sort.trays.length),
  },
  {
    key: 'pieces',
    title: 'Pieces',
    align: 'right',
    cell: ({ pieces }) => number(pieces),
    total: number(sort.pieces),
  },
  {
    key: 'cumulative',
    title: 'Cumulative',
    align: 'right',
    cell: ({ cumulative }) => number(cumulative),
    total: '',
  },
  {
    key: 'price',
    title: 'Price',
    align: 'right',
    cell: ({ mills: price }) => (price === null ? 'not known' : mills(price)),
    total: '',
  },
  {
    key: 'postage',
    title: 'Postage',
    align: 'right',
    cell: ({ postageMills }) => (postageMills === null ? 'not known' : mills(postageMills)),
    total: <Money cents={sort.postageCents} />,
  },
]

const levelWords: Readonly<Record<Tray['level'], string>> = {
  '5-digit': '5-digit',
  aadc: 'AADC',
  'mixed-aadc': 'Mixed AADC',
  'single-piece': 'Single piece',
}
const sizeWords: Readonly<Record<Tray['size'], string>> = {
  MM2: '2-foot',
  MM1: '1-foot',
  EMM: '2-foot, extended',
}

export const trayColumns: readonly Column<Tray>[] = [
  {
    key: 'tray',
    title: 'Tray',
    align: 'right',
    sortBy: ({ tray }) => tray,
    cell: ({ tray }) => number(tray),
  },
  { key: 'level', title: 'Level', sortBy: ({ level }) => level, cell: ({ level }) => levelWords[level] },
  {
    key: 'label',
    title: 'Label',
    wrap: true,
    sortBy: ({ lines }) => lines[0] ?? '',
    cell: ({ lines }) => lines.map((line) => <div key={line}>{line}</div>),
  },
  { key: 'cin', title: 'CIN', cell: ({ cin }) => cin },
  {
    key: 'size',
    title: 'Size',
    cell: ({ size, isOverflow }) => `${sizeWords[size]}${isOverflow ? ', overflow' : ''}`,
  },
  {
    key: 'range',
    title: 'Pieces from and to',
    cell: ({ first, last }) => `${number(first)} to ${number(last)}`,
  },
  {
    key: 'pieces',
    title: 'Pieces',
    align: 'right',
    sortBy: ({ first, last }) => last - first,
    cell: ({ first, last }) => number(last - first + 1),
  },
]
