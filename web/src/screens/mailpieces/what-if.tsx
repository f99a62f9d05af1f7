import { call } from '@cartwright/api/client'
import { mailpieces } from '@cartwright/api/mailpieces'
import { Fieldset, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { CommandForm } from '../../parts/command-form.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import styles from './mailpieces.module.css'
import type { Body, Checked } from './mailpiece-queries.ts'
import { inches, ounces, readThousandths } from './mailpiece-words.ts'

const measures = {
  weight: 'Weight (oz)',
  thickness: 'Thickness (in)',
  length: 'Length (in)',
  height: 'Height (in)',
} as const
const number = (value: string) => (readThousandths(value) === null ? 'Write a number such as 0.2.' : null)
const wholeNumber = (most: number) => (value: string) =>
  /^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= most
    ? null
    : `Write a whole number from 1 to ${most.toLocaleString('en-US')}.`

const usual = {
  sheets: '1',
  pieces: '2000',
  weight: '0.2',
  thickness: '0.004',
  length: '8.5',
  height: '3.625',
}

const read = (text: string): number => readThousandths(text) ?? 0

/** What one more thing in the envelope would do to weight, price, thickness and trays. Nothing is kept. */
export function WhatIf({ body }: { readonly body: Body }) {
  const form = useForm({
    initialValues: usual,
    validate: {
      sheets: wholeNumber(200),
      pieces: wholeNumber(2_000_000),
      weight: number,
      thickness: number,
      length: number,
      height: number,
    },
  })
  const command = useCommand(({ sheets, weight, thickness, length, height }: typeof form.values) =>
    call(mailpieces.check, {
      body: {
        body,
        sheets: Number(sheets),
        inserts: [
          {
            name: 'The leaflet',
            weightMills: read(weight),
            thicknessMils: read(thickness),
            lengthMils: read(length),
            heightMils: read(height),
          },
        ],
      },
    }),
  )
  return (
    <section aria-labelledby="what-if">
      <Title order={2} id="what-if" mb="xs">
        What if a leaflet is added
      </Title>
      <CommandForm form={form} command={command} submit="See what it does">
        <Fieldset legend="The leaflet as it lies in the envelope, and what it goes beside">
          <div className={styles.measures}>
            {Object.entries(measures).map(([key, label]) => (
              <TextInput key={key} label={label} inputMode="decimal" {...form.getInputProps(key)} />
            ))}
            <TextInput label="Sheets of the bill" inputMode="numeric" {...form.getInputProps('sheets')} />
            <TextInput label="Pieces" inputMode="numeric" {...form.getInputProps('pieces')} />
          </div>
        </Fieldset>
      </CommandForm>
      <div aria-live="polite">
        {command.data && (
          <Compared {...command.data} pieces={Number(form.values.pieces)} isAutomation={body.isAutomation} />
        )}
      </div>
    </section>
  )
}

type ComparedProps = {
  readonly checked: Checked
  readonly without: Checked
  readonly pieces: number
  readonly isAutomation: boolean
}

function Compared({ checked, without, pieces, isAutomation }: ComparedProps) {
  const rows: readonly (readonly [string, (one: Checked) => string])[] = [
    ['Weight', ({ weightMills }) => ounces(weightMills)],
    [
      'Price step',
      (one) => (isAutomation && one.weightMills <= 3500 ? 'one price to 3.5 oz' : `${one.ounces} oz`),
    ],
    ['As a single piece', (one) => `${one.ounces} oz`],
    ['Thickness', ({ thicknessMils }) => inches(thicknessMils)],
    ['Pieces in a two-foot tray', ({ piecesInTray }) => piecesInTray.toLocaleString('en-US')],
    [
      'Trays, about',
      ({ piecesInTray, tray }) =>
        `${Math.ceil(pieces / Math.max(1, piecesInTray)).toLocaleString('en-US')} ${tray}`,
    ],
    ['Rules that stop it', ({ faults }) => String(faults.filter(({ stops }) => stops).length)],
  ]
  const added = checked.faults.filter(({ code }) => !without.faults.some((fault) => fault.code === code))
  return (
    <Stack gap="xs" mt="md">
      <table className={styles.compared} aria-label="With the leaflet and without">
        <thead>
          <tr>
            <th scope="col">{count(checked.sheets, 'sheet')}</th>
            <th scope="col">Without</th>
            <th scope="col">With it</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, words]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{words(without)}</td>
              <td>{words(checked)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {added.map(({ code, sentence, section, stops }) => (
        <Text key={code} size="sm" {...(stops && { c: 'red' })}>
          {stops ? '✕' : '⚠'} {sentence} ({section})
        </Text>
      ))}
    </Stack>
  )
}
