import { dollars } from '#kernel/money'
import { escape } from '../../page.ts'
import type { Letter } from './bill-email.ts'
import type { LetterFacts } from './explanation-letter.ts'

const words = {
  en: {
    subject: (number: string) => `Your bill ${number} explained`,
    dear: (name: string) => `Dear ${name},`,
    opening: (number: string) =>
      `You asked us about your bill ${number}. Here is every amount on it explained. The same is attached as a letter.`,
    owed: 'What you owe, and since when',
    changed: 'Why it changed',
    charges: 'What you are paying for',
    questions: (phone: string, city: string) => `Questions? Call ${phone}. ${city}`,
  },
  es: {
    subject: (number: string) => `Su factura ${number} explicada`,
    dear: (name: string) => `Estimado/a ${name}:`,
    opening: (number: string) =>
      `Usted nos preguntó por su factura ${number}. Aquí se explica cada monto. Lo mismo va adjunto como carta.`,
    owed: 'Lo que debe, y desde cuándo',
    changed: 'Por qué cambió',
    charges: 'Lo que usted paga',
    questions: (phone: string, city: string) => `¿Preguntas? Llame al ${phone}. ${city}`,
  },
}

type Part = { readonly heading: string | null; readonly texts: readonly string[] }

/** The e-mail that explains a bill, in words and as a page. Pure. */
export function explanationEmail({
  bill,
  paper,
  explanation,
  comparison,
  language,
  name,
}: LetterFacts): Letter {
  const say = words[language]
  const { identity } = paper
  const number = bill.number ?? ''
  const parts: Part[] = [
    { heading: null, texts: [say.dear(name), say.opening(number)] },
    { heading: say.owed, texts: explanation.owed.map((sentence) => sentence[language]) },
    ...(comparison
      ? [{ heading: say.changed, texts: comparison.spoken.map((sentence) => sentence[language]) }]
      : []),
    {
      heading: say.charges,
      texts: explanation.lines.map(
        (line) =>
          `${line[language]}: ${dollars(line.amountCents)}. ${line.sentences.map((one) => one[language]).join(' ')}`,
      ),
    },
    { heading: null, texts: [say.questions(identity.phone, identity.title)] },
  ]
  return {
    fromName: identity.title,
    replyTo: identity.email ?? null,
    subject: say.subject(number),
    text: `${parts.flatMap(({ heading, texts }) => [...(heading ? [heading.toUpperCase()] : []), ...texts]).join('\n\n')}\n`,
    html: page(language, parts),
  }
}

function page(language: string, parts: readonly Part[]): string {
  const told = parts.map(
    ({ heading, texts }) =>
      `${heading ? `<h2>${escape(heading)}</h2>\n` : ''}${texts.map((text) => `<p>${escape(text)}</p>`).join('\n')}`,
  )
  return `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"></head><body>\n${told.join('\n')}\n</body></html>\n`
}
