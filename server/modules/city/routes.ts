import { city } from '@cartwright/api/city'
import type { Door } from '../../door.ts'
import { cityTitle, cycles } from './city-queries.ts'

/** The city itself. */
export function serveCity(door: Door): void {
  door.open(city.show, async (work) => ({
    ...(await cityTitle(work)),
    today: work.today.toString(),
    cycles: (await cycles(work)).map(({ code, name, months, timing, anchorOn }) => ({
      code,
      name,
      months,
      timing,
      anchorOn: anchorOn.toString(),
    })),
  }))
}
