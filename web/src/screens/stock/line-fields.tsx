import { Button, Group, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { readPieces } from './measures.ts'
import { stockItems, stockLocations } from './stock-queries.ts'

/** One line as it is typed: an item and how many. */
export type LineValues = { item: string; quantity: string; location: string }
export const noLine: LineValues = { item: '', quantity: '', location: '' }

type LineFieldsProps = {
  readonly lines: readonly LineValues[]
  /** What the form binds to a field: `lines.0.item`. */
  readonly input: (path: string) => object
  readonly add: (line: LineValues) => void
  readonly remove: (at: number) => void
  /** Whether each line says where it lies. */
  readonly placed?: boolean
  /** Items that may be chosen; all where nobody says. */
  readonly only?: readonly string[]
}

/** Lines of items with their quantities. Shift+Enter in the last one adds another, so that a slip is typed without the mouse. */
export function LineFields({ lines, input, add, remove, placed = false, only }: LineFieldsProps) {
  const items = useQuery(stockItems).data?.rows.filter(({ code }) => only?.includes(code) ?? true) ?? []
  const another = () => add({ ...noLine, location: lines.at(-1)?.location ?? '' })
  return (
    <>
      {lines.map((_, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- A line is known by its place: nothing else of it stays.
        <Group key={at} gap="xs" align="flex-start">
          <ChoiceField
            label={`Item ${at + 1}`}
            choices={items.map(({ code }) => code)}
            none="Choose an item"
            wordsOf={(code) => `${code}, ${items.find((item) => item.code === code)?.name ?? ''}`}
            {...input(`lines.${at}.item`)}
          />
          <TextInput
            label={`Pieces of item ${at + 1}`}
            inputMode="numeric"
            maw="9rem"
            {...input(`lines.${at}.quantity`)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !event.shiftKey || at + 1 < lines.length) return
              event.preventDefault()
              another()
            }}
          />
          {placed && <PlaceField at={at} input={input} />}
          {lines.length > 1 && <TakeAway at={at} remove={remove} />}
        </Group>
      ))}
      <Group>
        <Button variant="default" size="xs" type="button" onClick={another}>
          Another item (Shift+Enter)
        </Button>
      </Group>
    </>
  )
}

function PlaceField({ at, input }: { readonly at: number } & Pick<LineFieldsProps, 'input'>) {
  const places = useQuery(stockLocations).data?.rows.filter(({ closedOn }) => closedOn === null) ?? []
  return (
    <ChoiceField
      label={`Location of item ${at + 1}`}
      choices={places.map(({ code }) => code)}
      none="Choose a location"
      wordsOf={(code) => places.find((place) => place.code === code)?.name ?? code}
      {...input(`lines.${at}.location`)}
    />
  )
}

const TakeAway = ({ at, remove }: { readonly at: number } & Pick<LineFieldsProps, 'remove'>) => (
  <Button
    variant="subtle"
    type="button"
    mt="lg"
    aria-label={`Take item ${at + 1} away`}
    onClick={() => remove(at)}
  >
    ✕
  </Button>
)

/** What is said of lines that are not finished. */
export const lineFaults = {
  item: (value: string) => (value ? null : 'Choose an item.'),
  quantity: (value: string) => ((readPieces(value) ?? 0) > 0 ? null : 'Write how many, such as 2,500.'),
}
export const placedFaults = {
  ...lineFaults,
  location: (value: string) => (value ? null : 'Choose a location.'),
}
