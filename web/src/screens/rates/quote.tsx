import { call } from '@cartwright/api/client'
import { rates } from '@cartwright/api/rates'
import { Button, Fieldset, Group, NativeSelect, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery } from '@tanstack/react-query'
import { rateChoices, useToday } from '../../city-queries.ts'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { CommandForm } from '../../parts/command-form.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { filled } from '../../parts/filled.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { noService, settled, type ServiceValues } from '../../parts/service-choices.ts'
import { ServiceFields } from '../../parts/service-fields.tsx'
import { QuoteAnswer } from './quote-answer.tsx'
import { emptyQuote, quoteBody, type QuoteValues } from './quote-values.ts'
import type { Choices } from './rate-queries.ts'

/** What services would cost, with the working of every charge. Nothing is stored. */
export function Quote() {
  const today = useToday()
  const choices = useQuery(rateChoices)
  const query = { data: today ? choices.data : undefined, error: choices.error }
  return (
    <Stack maw="64rem">
      <PageHead
        title="Quote"
        state="What services cost over a period, with the working. Nothing is stored."
      />
      <Loaded query={query} rows={6}>
        {(known) => <Calculator today={today} choices={known} />}
      </Loaded>
    </Stack>
  )
}

function Calculator({ today, choices }: { today: string; choices: Choices }) {
  const form = useForm<QuoteValues>({ initialValues: emptyQuote(today, choices.classes[0] ?? '') })
  const quote = useMutation({
    mutationFn: (values: QuoteValues) => call(rates.quote, { body: quoteBody(values) }),
  })
  return (
    <>
      <CommandForm form={form} command={quote} submit="Work it out">
        <Group gap="sm" align="flex-start">
          <ChoiceField label="Class" choices={choices.classes} {...form.getInputProps('class')} />
          {choices.zones.length > 0 && (
            <ChoiceField label="Zone" none="None" choices={choices.zones} {...form.getInputProps('zone')} />
          )}
          <DayField label="First day" {...form.getInputProps('from')} />
          <DayField label="Last day" {...form.getInputProps('to')} error={form.errors.until} />
          <NativeSelect
            label="Discount"
            data={[
              { value: '', label: 'None' },
              ...choices.discounts.map(({ code, text }) => ({ value: code, label: filled(text.en, {}) })),
            ]}
            {...form.getInputProps('discount')}
          />
        </Group>
        <Services
          values={form.values}
          choices={choices}
          onChange={(services) => form.setFieldValue('services', services)}
          errorOf={(path) => form.errors[path]}
        />
      </CommandForm>
      {quote.data && <QuoteAnswer quoted={quote.data} />}
    </>
  )
}

type ServicesProps = {
  readonly values: QuoteValues
  readonly choices: Choices
  readonly onChange: (services: QuoteValues['services']) => void
  readonly errorOf: (path: string) => React.ReactNode
}

function Services({ values: { class: of, services }, choices, onChange, errorOf }: ServicesProps) {
  const change = (at: number, value: ServiceValues) =>
    onChange(services.map((one, index) => (index === at ? { ...value, key: one.key } : one)))
  const fresh = () => ({
    ...settled(choices.services, of, noService),
    key: Math.max(0, ...services.map(({ key }) => key)) + 1,
  })
  return (
    <Stack gap="sm">
      {services.map((service, at) => (
        <Fieldset key={service.key} legend={`Service ${at + 1}`}>
          <ServiceFields
            class={of}
            choices={choices.services}
            value={service}
            onChange={(value) => change(at, value)}
            errorOf={(field) => errorOf(`services.${at}.${field}`)}
          />
          {services.length > 1 && (
            <Button
              mt="xs"
              size="xs"
              variant="default"
              onClick={() => onChange(services.filter((one) => one !== service))}
            >
              Take service {at + 1} away
            </Button>
          )}
        </Fieldset>
      ))}
      <Group>
        <Button variant="default" size="xs" onClick={() => onChange([...services, fresh()])}>
          Add a service
        </Button>
      </Group>
    </Stack>
  )
}
