/**
 * Waits until each of several tasks has ended, well or not, and only then throws what failed first. `Promise.all` throws at once:
 * the others would go on while whoever waited takes away what they work on.
 */
export async function whenAllEnded(tasks: readonly Promise<unknown>[]): Promise<void> {
  const failures: unknown[] = []
  await Promise.all(
    tasks.map((task) =>
      task.catch((error: unknown) => {
        failures.push(error)
      }),
    ),
  )
  if (failures.length > 0) throw failures[0]
}
