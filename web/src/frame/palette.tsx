import { Window } from '../parts/window.tsx'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { SearchBox } from '../parts/search-box.tsx'
import { useBeginCall } from '../screens/contacts/use-begin-call.ts'
import { useMay } from '../session.tsx'
import { openOverlay } from './overlay-state.ts'
import { deeds, deedWords } from './deeds.ts'
import { filterByWords } from './filter-by-words.ts'

/** Goes anywhere and begins anything by a few letters. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState('')
  const may = useMay()
  const navigate = useNavigate()
  const { accountNumber = null } = useParams({ strict: false })
  const { begin } = useBeginCall(accountNumber)
  const allowed = deeds.filter(({ permission }) => may(permission))
  const shown = filterByWords(allowed, text, deedWords)
  const options = shown.map(({ title, to }) => ({
    key: title,
    content: title,
    choose: () => {
      onClose()
      if (to === 'find') openOverlay('find')
      else if (to === 'log-call') begin()
      else if (to === 'guide') location.assign('/guide')
      else void navigate({ to })
    },
  }))
  return (
    <Window onClose={onClose} size="md" title="Go to">
      <SearchBox
        label="Screen or deed"
        placeholder="runs, open account, quote …"
        text={text}
        onText={setText}
        options={options}
        onLeave={onClose}
        status={shown.length === 0 ? 'Nothing is called that.' : 'Arrows choose, Enter goes there.'}
      />
    </Window>
  )
}
