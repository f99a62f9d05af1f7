import { pdfContents } from './pdf-text.ts'

/** Where something is on a page, in inches from the upper left corner. */
export type Mark = {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}
/** A straight line that goes down the page, with the width of its stroke. */
export type DrawnBar = Mark & { readonly width: number }

type Matrix = readonly [number, number, number, number, number, number]
type State = {
  readonly matrix: Matrix
  readonly stroke: number
  readonly size: number
  readonly text: Matrix
}

const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** What a matrix does after another. */
const times = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[1] * b[2],
  a[0] * b[1] + a[1] * b[3],
  a[2] * b[0] + a[3] * b[2],
  a[2] * b[1] + a[3] * b[3],
  a[4] * b[0] + a[5] * b[2] + b[4],
  a[4] * b[1] + a[5] * b[3] + b[5],
]

/** A point of a letter-size page in inches from its upper left corner. */
const onPage = (matrix: Matrix, x: number, y: number) => ({
  x: (matrix[0] * x + matrix[2] * y + matrix[4]) / 72,
  y: (792 - (matrix[1] * x + matrix[3] * y + matrix[5])) / 72,
})

const token = /\((?:\\[\s\S]|[^\\()])*\)|<[\dA-Fa-f\s]*>|\[|\]|[^\s[\]()<>]+/g

/**
 * What the pages of a PDF that Typst wrote draw: the lines that go down, and the letters, of which each is as large as its type. Read from the
 * operators, not from pixels: what is measured is what a printer is told.
 */
export function pdfDrawing(bytes: Uint8Array): { lines: DrawnBar[]; texts: Mark[] } {
  const lines: DrawnBar[] = []
  const texts: Mark[] = []
  for (const content of pdfContents(bytes)) drawStream(content, { lines, texts })
  return { lines, texts }
}

function drawStream(content: string, { lines, texts }: { lines: DrawnBar[]; texts: Mark[] }): void {
  const saved: State[] = []
  let state: State = { matrix: identity, stroke: 1, size: 0, text: identity }
  let numbers: number[] = []
  let path: { from: { x: number; y: number }; to: { x: number; y: number } }[] = []
  let at = { x: 0, y: 0 }
  const steps: Record<string, () => void> = {
    q: () => saved.push(state),
    Q: () => {
      state = saved.pop() ?? state
    },
    cm: () => {
      state = { ...state, matrix: times(numbers as never, state.matrix) }
    },
    w: () => {
      state = { ...state, stroke: numbers[0]! }
    },
    Tf: () => {
      state = { ...state, size: numbers[0]! }
    },
    Tm: () => {
      state = { ...state, text: numbers as never }
    },
    m: () => {
      at = { x: numbers[0]!, y: numbers[1]! }
    },
    l: () => {
      const to = { x: numbers[0]!, y: numbers[1]! }
      path.push({ from: at, to })
      at = to
    },
    S: () => {
      lines.push(...path.filter(({ from, to }) => from.x === to.x).map((line) => barOf(state, line)))
    },
    Tj: () => texts.push(letterOf(state)),
    TJ: () => texts.push(letterOf(state)),
  }
  for (const [word] of content.matchAll(token)) {
    if (/^[-+.\d]/.test(word)) numbers.push(Number(word))
    else if (/^[A-Za-z*']+$/.test(word)) {
      steps[word]?.()
      if (/^[SsfFBbn]\*?$/.test(word)) path = []
      numbers = []
    }
  }
}

function barOf(
  { matrix, stroke }: State,
  { from, to }: { from: { x: number; y: number }; to: { x: number; y: number } },
): DrawnBar {
  const [one, other] = [onPage(matrix, from.x, from.y), onPage(matrix, to.x, to.y)]
  const width = (stroke * Math.abs(matrix[0])) / 72
  return {
    left: one.x - width / 2,
    right: one.x + width / 2,
    top: Math.min(one.y, other.y),
    bottom: Math.max(one.y, other.y),
    width,
  }
}

function letterOf({ matrix, size, text }: State): Mark {
  const whole = times(text, matrix)
  const base = onPage(whole, 0, 0)
  const height = (size * Math.abs(whole[3])) / 72
  // An upright letter reaches three quarters of its size up, and a fifth down.
  return {
    left: base.x,
    right: base.x + height / 2,
    top: base.y - height * 0.75,
    bottom: base.y + height * 0.2,
  }
}
