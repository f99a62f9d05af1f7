import { call } from '@cartwright/api/client'
import { stock } from '@cartwright/api/stock'
import { Button, Group, Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { Facts } from '../../parts/facts.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { ReasonForm } from '../refunds/refund-forms.tsx'
import { ForecastPicture } from './forecast-picture.tsx'
import { ItemForm } from './item-form.tsx'
import { MoveForm, VersionForm } from './item-forms.tsx'
import { MovesTable, PlacesTable, PointsTable, ReservationsTable, VersionsTable } from './item-tables.tsx'
import { poundsOf, thousandths } from './measures.ts'
import { RequestForm } from './request-form.tsx'
import { stockItem, type WholeItem } from './stock-queries.ts'
import { itemSentence, kindWords, pieces, needWords } from './stock-words.ts'

type Move = WholeItem['moves'][number]
type Asking =
  | { readonly form: 'change' | 'move' | 'version' | 'order' | 'retire' }
  | { readonly form: 'take-back'; readonly move: Move }
  | null

/** One item of stock: how it stands, what will be there, where it lies, and what came and went. */
export function StockItemPage() {
  const { code } = useParams({ from: '/office/stock/items/$code' })
  const query = useQuery(stockItem(code))
  const today = useToday()
  const [asking, ask] = useState<Asking>(null)
  return (
    <Stack gap="lg">
      <PageHead
        title={query.data ? `${code}, ${query.data.item.name}` : code}
        state={query.data && itemSentence(query.data.item)}
        action={query.data && <Deeds whole={query.data} ask={ask} />}
      />
      <TextLink to="/stock">All stock</TextLink>
      <Loaded query={query} rows={12}>
        {(whole) =>
          today !== '' && (
            <>
              <ItemFacts whole={whole} />
              <section aria-labelledby="forecast">
                <Title order={2} id="forecast" mb="xs">
                  What will be there
                </Title>
                <ForecastPicture whole={whole} today={today} />
                <PointsTable points={whole.forecast.points} />
              </section>
              <VersionsTable rows={whole.versions} />
              <PlacesTable rows={whole.places} />
              <ReservationsTable rows={whole.reservations} />
              <MovesTable rows={whole.moves} takeBack={(move) => ask({ form: 'take-back', move })} />
              <Asked asking={asking} whole={whole} today={today} onClose={() => ask(null)} />
            </>
          )
        }
      </Loaded>
    </Stack>
  )
}

function Deeds({ whole, ask }: { readonly whole: WholeItem; readonly ask: (asking: Asking) => void }) {
  const may = useMay()('stock.change')
  if (!may || whole.item.retiredOn !== null) return null
  const empty = whole.item.onHand === 0 && whole.item.reserved === 0
  return (
    <Group gap="xs">
      {empty && (
        <Button variant="default" onClick={() => ask({ form: 'retire' })}>
          Retire it …
        </Button>
      )}
      <Button variant="default" onClick={() => ask({ form: 'change' })}>
        Change …
      </Button>
      <Button variant="default" onClick={() => ask({ form: 'version' })}>
        New version …
      </Button>
      <Button variant="default" onClick={() => ask({ form: 'move' })}>
        Used or spoiled …
      </Button>
      <Button onClick={() => ask({ form: 'order' })}>Ask for a purchase …</Button>
    </Group>
  )
}

function ItemFacts({ whole: { item } }: { readonly whole: WholeItem }) {
  const { weightMills, thicknessMils, lengthMils, heightMils, piecesPerPack, packsPerCarton } = item
  const size = lengthMils && heightMils && `${thousandths(lengthMils)} × ${thousandths(heightMils)} in`
  const packs = packsPerCarton && `, ${pieces(packsPerCarton)} packs a carton`
  const carton = item.cartonWeightMills && `, ${poundsOf(item.cartonWeightMills)} lb`
  return (
    <Facts
      facts={{
        Kind: kindWords[item.kind],
        'A bill needs': `${needWords[item.usedFor]}${item.bothSides ? ', printed on both sides' : ''}`,
        'On hand': `${pieces(item.onHand)}, reserved ${pieces(item.reserved)}, free ${pieces(item.free)}`,
        'One weighs': weightMills && `${thousandths(weightMills)} oz`,
        Thickness: thicknessMils && `${thousandths(thicknessMils)} in`,
        Size: size,
        Packed: piecesPerPack && `${pieces(piecesPerPack)} a pack${packs ?? ''}${carton ?? ''}`,
        Vendor: item.vendor,
        'A thousand cost': item.thousandCents !== null && money(item.thousandCents),
        'Lead time': `${item.leadDays} days, safety stock ${pieces(item.safetyQuantity)}`,
        Note: item.note,
        Retired: item.retiredOn,
      }}
    />
  )
}

type AskedProps = {
  readonly asking: Asking
  readonly whole: WholeItem
  readonly today: string
  readonly onClose: () => void
}

function Asked({ asking, whole, today, onClose }: AskedProps) {
  const { item } = whole
  const retire = useCommand(
    (body: { reason: string }) => call(stock.retire, { params: { code: item.code }, body }),
    onClose,
  )
  if (asking === null) return null
  if (asking.form === 'change') return <ItemForm item={item} today={today} onClose={onClose} />
  if (asking.form === 'move') return <MoveForm whole={whole} today={today} onClose={onClose} />
  if (asking.form === 'version') return <VersionForm whole={whole} today={today} onClose={onClose} />
  if (asking.form === 'take-back') return <TakeBack move={asking.move} onClose={onClose} />
  if (asking.form === 'order') return <RequestForm first={whole} onClose={onClose} />
  return (
    <ReasonForm
      title={`Retire ${item.code}`}
      submit="Retire it"
      will="It is listed no longer, and nothing of it is received any more. What came and went stays in the books."
      command={retire}
      onClose={onClose}
    />
  )
}

function TakeBack({ move, onClose }: { readonly move: Move; readonly onClose: () => void }) {
  const command = useCommand(
    (body: { reason: string }) => call(stock.takeBack, { params: { moveId: move.moveId }, body }),
    onClose,
  )
  return (
    <ReasonForm
      title={`Take back move ${move.moveId}`}
      submit="Take it back"
      will={`${pieces(Math.abs(move.quantity))} ${move.quantity < 0 ? 'come back to' : 'leave'} lot L-${move.lotId} at ${move.location}. Both moves stay in the books.`}
      command={command}
      onClose={onClose}
    />
  )
}
