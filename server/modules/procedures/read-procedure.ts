import type { ProcedureBlock, QuotedRule } from '@cartwright/api/procedure-shapes'
import { marked, type Token, type Tokens } from 'marked'

type Inline = Extract<ProcedureBlock, { kind: 'text' }>['inline'][number]
type Style = Omit<Inline, 'text'>

/** Looks up what a marker stands for. */
export type FindRule = (marker: string) => QuotedRule

const marker = /\[\[([a-z]+:[\w .()/-]+)\]\]/g

/** The markers in a text, each once, in their order: `policy:proration`. */
export const markersOf = (body: string): string[] => [
  ...new Set([...body.matchAll(marker)].map(([, name]) => name!)),
]

/**
 * Makes the parts of a page from its Markdown. A marker alone in its paragraph becomes the rule; within a sentence it becomes the words of
 * the rule with its section. HTML is text like any other, so nothing in a page can be more than words. Pure.
 */
export function readProcedure(body: string, findRule: FindRule): ProcedureBlock[] {
  return marked.lexer(body).flatMap((token) => blockOf(token, findRule))
}

function blockOf(token: Token, findRule: FindRule): ProcedureBlock[] {
  if (token.type === 'heading')
    return [{ kind: 'heading', level: (token as Tokens.Heading).depth, inline: inlineOf(token, findRule) }]
  if (token.type === 'list') {
    const { ordered, items } = token as Tokens.List
    return [{ kind: 'list', ordered, items: items.flatMap((item) => itemsOf(item, findRule)) }]
  }
  if (token.type === 'blockquote') return [{ kind: 'quote', inline: inlineOf(token, findRule) }]
  if (token.type === 'space' || token.type === 'hr') return []
  const alone = /^\[\[([a-z]+:[\w .()/-]+)\]\]$/.exec(token.raw.trim())
  if (alone) return [{ kind: 'rule', rule: findRule(alone[1]!) }]
  return [{ kind: 'text', inline: inlineOf(token, findRule) }]
}

/** An item, and after it those of a list within it: paper and screen show them as steps of one list. */
function itemsOf(item: Tokens.ListItem, findRule: FindRule): Inline[][] {
  const own = item.tokens.filter(({ type }) => type !== 'list')
  const within = item.tokens.filter((token): token is Tokens.List => token.type === 'list')
  return [
    own.flatMap((token) => inlineOf(token, findRule)),
    ...within.flatMap(({ items }) => items.flatMap((one) => itemsOf(one, findRule))),
  ]
}

function inlineOf(token: Token, findRule: FindRule, style: Style = {}): Inline[] {
  const styled = { ...style, ...styleOf(token) }
  if ('tokens' in token && token.tokens && token.tokens.length > 0)
    return token.tokens.flatMap((one) => inlineOf(one, findRule, styled))
  if (token.type === 'br') return [{ text: '\n' }]
  const text = 'text' in token ? (token.text as string) : token.raw
  return text === '' ? [] : [{ text: withRules(unescaped(text), findRule), ...styled }]
}

function styleOf(token: Token): Style {
  if (token.type === 'strong') return { strong: true }
  if (token.type === 'em') return { em: true }
  if (token.type === 'codespan' || token.type === 'code') return { code: true }
  const href = token.type === 'link' ? (token as Tokens.Link).href : null
  // Only addresses of the web and of this product; nothing that a browser would run.
  return href !== null && /^(https?:\/\/|\/(?!\/))/.test(href) ? { href } : {}
}

const withRules = (text: string, findRule: FindRule): string =>
  text.replaceAll(marker, (_, name: string) => {
    const { text: words, citation } = findRule(name)
    if (words === null) return `[no rule “${name}” today]`
    // Of rates a sentence names what they rest on; their words say no more than since when.
    return name.startsWith('rates:') ? `${citation}` : `“${words}” (${citation})`
  })

/** The Markdown reader writes some signs as HTML would; here they are signs again. */
const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', '’')
    .replaceAll('&amp;', '&')
