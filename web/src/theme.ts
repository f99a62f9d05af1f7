import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

// Shade 6 carries white text on light ground, shade 5 on dark ground, each at 4.5 : 1 or more; 3 and 4 are read on dark ground.
const green: MantineColorsTuple = [
  '#eff7f2',
  '#d9ecdf',
  '#b5dac3',
  '#93cca9',
  '#7fd0a0',
  '#2f8553',
  '#1f6b3f',
  '#1a5c36',
  '#164d2d',
  '#103b22',
]
const red: MantineColorsTuple = [
  '#fdf0ef',
  '#f9dcd9',
  '#f3b8b3',
  '#f3aaa3',
  '#ffb4ab',
  '#cf3a30',
  '#b3261e',
  '#981f18',
  '#7d1913',
  '#5f120d',
]
const yellow: MantineColorsTuple = [
  '#fdf6e6',
  '#faeac4',
  '#f3d58c',
  '#efca75',
  '#f2cf7f',
  '#946200',
  '#855600',
  '#704900',
  '#5c3c00',
  '#452d00',
]

/** How everything looks: one accent, one warning, one danger; tabular figures; lines rather than shadows. */
export const theme = createTheme({
  colors: { green, red, yellow },
  primaryColor: 'green',
  primaryShade: { light: 6, dark: 5 },
  fontFamily: '"Public Sans Variable", system-ui, "Segoe UI", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", Menlo, monospace',
  defaultRadius: 4,
  respectReducedMotion: true,
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.3' },
      h2: { fontSize: '1.125rem', lineHeight: '1.35' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  components: {
    // Label above, help below, error last.
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    // A dialog's head is not the head of the page.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    Modal: {
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' }, transitionProps: { duration: 0 } },
    },
    Menu: { defaultProps: { transitionProps: { duration: 0 } } },
    Select: { defaultProps: { comboboxProps: { transitionProps: { duration: 0 } } } },
    Tooltip: { defaultProps: { openDelay: 300 } },
  },
})

/** Colours of text and edges that the library draws too faintly to be read (WCAG 2.2, 1.4.3 and 1.4.11). */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#16211b',
    '--mantine-color-dimmed': '#55615a',
    '--mantine-color-placeholder': '#66716b',
    '--mantine-color-error': '#b3261e',
    '--edge': '#7d8781',
    '--line': '#d3dbd6',
    '--soft': '#f3f6f4',
  },
  dark: {
    '--mantine-color-body': '#131a16',
    '--mantine-color-text': '#e6ece8',
    '--mantine-color-dimmed': '#a5b1aa',
    '--mantine-color-placeholder': '#98a49d',
    '--mantine-color-error': '#ffb4ab',
    '--mantine-color-anchor': '#7fd0a0',
    '--edge': '#75807a',
    '--line': '#35413a',
    '--soft': '#1b241f',
  },
})
