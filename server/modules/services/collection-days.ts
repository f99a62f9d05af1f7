const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/**
 * The days of the week a service is collected, Monday 1 to Sunday 7, as the premise's collection day tells them: `Tue`, or
 * `Tue and Fri`. Null when it names another number of days than the service has pickups: then nobody knows.
 */
export function collectionDays(told: string | null, pickupsPerWeek: number | null): number[] | null {
  if (!told || pickupsPerWeek === null) return null
  const days = (told.toLowerCase().match(/[a-z]+/g) ?? []).flatMap((word) => {
    const index = names.findIndex((name) => word.startsWith(name))
    return index < 0 ? [] : [index + 1]
  })
  return days.length === pickupsPerWeek ? days.toSorted((a, b) => a - b) : null
}
