import { describe, expect, it } from 'vitest'
import { markersOf, readProcedure } from './read-procedure.ts'

const rule = (marker: string) =>
  marker === 'policy:known' || marker === 'rates:known'
    ? { marker, text: 'It is so.', citation: '§ 1', from: '2026-01-01' }
    : { marker, text: null, citation: null, from: null }
const read = (body: string) => readProcedure(body, rule)

describe('a page', () => {
  it('is made of headings, texts, lists, quotes and rules', () => {
    const parts = read(
      '# Head\n\nSome **strong** and *leaning* text.\n\n1. one\n2. two\n   - within\n\n> said\n\n[[policy:known]]',
    )
    expect(parts).toEqual([
      { kind: 'heading', level: 1, inline: [{ text: 'Head' }] },
      {
        kind: 'text',
        inline: [
          { text: 'Some ' },
          { text: 'strong', strong: true },
          { text: ' and ' },
          { text: 'leaning', em: true },
          { text: ' text.' },
        ],
      },
      { kind: 'list', ordered: true, items: [[{ text: 'one' }], [{ text: 'two' }], [{ text: 'within' }]] },
      { kind: 'quote', inline: [{ text: 'said' }] },
      { kind: 'rule', rule: rule('policy:known') },
    ])
  })

  it('has the words of a rule within a sentence, and says where there is none', () => {
    expect(read('By [[policy:known]] and [[policy:gone]].')).toEqual([
      { kind: 'text', inline: [{ text: 'By “It is so.” (§ 1) and [no rule “policy:gone” today].' }] },
    ])
    expect(markersOf('[[policy:known]] [[policy:known]] [[rates:collection]]')).toEqual([
      'policy:known',
      'rates:collection',
    ])
  })

  it('names within a sentence what rates rest on', () => {
    expect(read('Those of [[rates:known]].')).toEqual([{ kind: 'text', inline: [{ text: 'Those of § 1.' }] }])
  })

  it('is words and nothing that a browser would run', () => {
    const parts = JSON.stringify(read('<script>alert(1)</script>\n\n[a](javascript:alert(1)) [b](/rates)'))
    expect(parts).not.toContain('"href":"javascript')
    expect(parts).toContain('"href":"/rates"')
    expect(parts).toContain('alert(1)</script>')
  })
})
