import { SegmentedControl } from '@mantine/core'
import type { Language } from './explanation-queries.ts'

type Choice = { readonly value: Language; readonly onChange: (language: Language) => void }

/** In which language an explanation is told. */
export const LanguageChoice = ({ value, onChange }: Choice) => (
  <SegmentedControl
    size="xs"
    w="fit-content"
    aria-label="Language of the explanation"
    value={value}
    onChange={(chosen) => onChange(chosen === 'es' ? 'es' : 'en')}
    data={[
      { value: 'en', label: 'English' },
      { value: 'es', label: 'Español' },
    ]}
  />
)
