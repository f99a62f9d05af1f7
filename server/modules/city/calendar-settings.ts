import { z } from 'zod'
import { PlanningSettings, Weekday } from './planning-settings.ts'

/** `calendar.yaml`: holidays, how collection days move after one, and how runs are planned. */
export const CalendarSettings = z.strictObject({
  holidays: z.array(
    z.strictObject({
      on: z.iso.date('write a day such as 2026-12-25'),
      name: z.strictObject({ en: z.string().min(1), es: z.string().min(1) }),
      officeClosed: z.boolean().default(true),
      /** Whether collection moves because of it. */
      collectionMoves: z.boolean().default(false),
    }),
  ),
  slide: z.strictObject({
    /** `none`: collected all the same; `holiday-only`: that day moves; `rest-of-week`: it and the days after it. */
    rule: z.enum(
      ['none', 'holiday-only', 'rest-of-week', 'table'],
      'write none, holiday-only, rest-of-week or table',
    ),
    weekendHolidayMoves: z.boolean().default(false),
    /** For `table`: by the weekday of the holiday, which day becomes which. */
    table: z.partialRecord(Weekday, z.partialRecord(Weekday, Weekday)).optional(),
    citation: z.string().min(1, 'write where the rule is published'),
  }),
  planning: PlanningSettings.prefault({}),
})
export type CalendarSettings = z.infer<typeof CalendarSettings>
