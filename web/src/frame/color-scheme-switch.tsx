import { Button, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'

/** Turns the screen light or dark; this browser keeps the choice. */
export function ColorSchemeSwitch() {
  const { setColorScheme } = useMantineColorScheme()
  const other =
    useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark' ? 'light' : 'dark'
  return (
    <Button
      variant="default"
      size="xs"
      onClick={() => setColorScheme(other)}
      aria-label={`Turn the screen ${other}`}
    >
      {other === 'dark' ? '☾ Dark' : '☀ Light'}
    </Button>
  )
}
