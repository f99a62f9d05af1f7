import { Button, Group, Stack } from '@mantine/core'
import {
  type Choice,
  noService,
  serviceBody,
  type ServiceValues,
  settled,
} from '../../parts/service-choices.ts'
import { ServiceFields } from '../../parts/service-fields.tsx'
import { serviceFaults } from '../../parts/form-faults.ts'
import type { AskedStart } from './move-queries.ts'

type ServicesProps = {
  readonly class: string
  readonly choices: readonly Choice[]
  readonly value: readonly ServiceValues[]
  readonly onChange: (value: ServiceValues[]) => void
  readonly errorOf: (field: string) => React.ReactNode
}

/** The services that begin: at least one. */
export function ServicesToBegin({ class: of, choices, value, onChange, errorOf }: ServicesProps) {
  const set = (at: number, service: ServiceValues) =>
    onChange(value.map((one, index) => (index === at ? service : one)))
  return (
    <Stack gap="sm">
      {value.map((service, at) => (
        <Group key={at} gap="sm" align="flex-end">
          <ServiceFields
            class={of}
            choices={choices}
            value={service}
            onChange={(changed) => set(at, changed)}
            errorOf={(field) => errorOf(`services.${at}.${field}`)}
          />
          {value.length > 1 && (
            <Button
              variant="default"
              size="xs"
              aria-label={`Leave service ${at + 1} out`}
              onClick={() => onChange(value.filter((_one, index) => index !== at))}
            >
              Leave out
            </Button>
          )}
        </Group>
      ))}
      <Group>
        <Button
          variant="default"
          size="xs"
          onClick={() => onChange([...value, settled(choices, of, noService)])}
        >
          Another service
        </Button>
      </Group>
    </Stack>
  )
}

/** Services as the contract takes them; null while one is not chosen. */
export function servicesBody(services: readonly ServiceValues[]): AskedStart['services'] | null {
  if (services.some((service) => Object.keys(serviceFaults(service, '')).length > 0)) return null
  return services.map(serviceBody)
}
