import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { type ReactNode, useEffect, useEffectEvent } from 'react'
import styles from './search-box.module.css'

type SearchOption = {
  readonly key: string
  readonly content: ReactNode
  readonly choose: () => void
}

type SearchBoxProps = {
  readonly label: string
  readonly placeholder: string
  readonly text: string
  readonly onText: (text: string) => void
  readonly options: readonly SearchOption[]
  /** How many were found, or what to type: said aloud as it changes. */
  readonly status: string
  /** What Escape does in the field. */
  readonly onLeave: () => void
}

/** A field with its answers under it. The field keeps the focus: arrows mark an answer, Enter takes it. */
export function SearchBox({ label, placeholder, text, onText, options, status, onLeave }: SearchBoxProps) {
  // The list would keep Escape to itself while it is open, and it is always open.
  const store = useCombobox({ opened: true, onDropdownClose: onLeave })
  const markFirst = useEffectEvent((_shown: string): void => {
    store.selectFirstOption()
  })
  const shown = options.map(({ key }) => key).join('\n')
  useEffect(() => markFirst(shown), [shown])
  return (
    <Combobox store={store} onOptionSubmit={(key) => options.find((one) => one.key === key)?.choose()}>
      <Combobox.EventsTarget>
        <TextInput
          size="md"
          label={label}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          value={text}
          onChange={(event) => onText(event.currentTarget.value)}
        />
      </Combobox.EventsTarget>
      <output className={styles.status}>{status}</output>
      <Combobox.Options tabIndex={0} className={styles.list} aria-label={label}>
        {options.map(({ key, content }) => (
          <Combobox.Option key={key} value={key} className={styles.option}>
            {content}
          </Combobox.Option>
        ))}
      </Combobox.Options>
    </Combobox>
  )
}
