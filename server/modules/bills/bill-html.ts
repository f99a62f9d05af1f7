import type { InTransaction } from '#kernel/work'
import { findRun } from '../billing/bill-run.ts'
import type { Language } from '../rates/explain.ts'
import { escape } from '../../page.ts'
import { type Amount, type BillData, billData } from './bill-data.ts'
import { cityPaper } from './city-paper.ts'
import { storedBill } from './stored-bill.ts'

/** A posted bill as an accessible page without scripts, in the payer's language unless another is asked for. */
export async function billHtml(
  inTransaction: InTransaction,
  number: string,
  language: Language | undefined,
): Promise<string> {
  const { bill, paper } = await inTransaction(async (work) => {
    const stored = await storedBill(work, number)
    return { bill: stored, paper: await cityPaper(work, await findRun(work, stored.runId)) }
  })
  return billPage(billData(bill, paper, language ? { language } : {}), number)
}

const style = `
:root { color-scheme: light dark; --ink: light-dark(#16211b, #e6ece8); --ground: light-dark(#fff, #131a16);
  --quiet: light-dark(#4a4f4c, #b4bdb7); --line: light-dark(#b9c0bc, #3a443e); --accent: light-dark(#1f6b3f, #7fd0a0);
  --soft: light-dark(#e9f2ec, #1d2a22); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 "Public Sans Variable", system-ui, sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1, h2 { line-height: 1.25; color: var(--accent); } h2 { margin-top: 2rem; font-size: 1.15rem; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; font-weight: 600; }
th, td { text-align: left; vertical-align: top; padding: .4rem 0; border-bottom: 1px solid var(--line); font-weight: 400; }
td:last-child { text-align: right; white-space: nowrap; padding-left: 1rem; } tr.strong th, tr.strong td { font-weight: 700; }
small { display: block; color: var(--quiet); } dl { display: grid; grid-template-columns: auto 1fr; gap: .2rem 1rem; }
dt { color: var(--quiet); } dd { margin: 0; } .due { background: var(--soft); padding: 1rem; border-radius: .4rem; }
.due strong { font-size: 2rem; display: block; } .notice { border-left: .3rem solid var(--accent); padding-left: .6rem; font-weight: 600; }
.message { border: 1px solid var(--line); border-radius: .4rem; padding: .6rem .8rem; }
@media (max-width: 24rem) { dl { grid-template-columns: 1fr; } }`

/** The page of a bill. Everything that came from outside is escaped here. */
function billPage(bill: BillData, number: string): string {
  const { words, due } = bill
  const title = `${words.heading} ${number}`
  return `<!doctype html>
<html lang="${bill.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} · ${escape(bill.city)}</title><style>${style}</style></head><body><main>
<p>${escape(bill.city)}</p><h1>${escape(words.heading)}</h1>
<div class="due">${escape(due.label)}<strong>${escape(due.amount)}</strong>${escape(due.sentence)}</div>
${bill.notices.map((notice) => `<p class="notice">${escape(notice)}</p>`).join('\n')}
${bill.messages.map((message) => `<p class="message">${escape(message)}</p>`).join('\n')}
<dl>${bill.facts.map(([label, value]) => `<dt>${escape(label)}</dt><dd>${escape(value)}</dd>`).join('')}</dl>
<h2>${escape(words.charges)}</h2>
<table><tbody>${bill.charges.map(chargeRow).join('')}
<tr class="strong"><th scope="row">${escape(words.chargesTotal)}</th><td>${escape(bill.chargesTotal)}</td></tr></tbody></table>
${bill.authorities.map((text) => `<p><small>${escape(text)}</small></p>`).join('')}
<h2>${escape(words.owed)}</h2><table><tbody>${bill.owed.map(amountRow).join('')}</tbody></table>
${bill.differences.length > 0 ? `<h2>${escape(words.differences)}</h2><table><tbody>${bill.differences.map(amountRow).join('')}</tbody></table>` : ''}
${bill.info.map(({ heading, text }) => `<h2>${escape(heading.replace(/\.$/, ''))}</h2><p>${escape(text)}</p>`).join('\n')}
</main></body></html>
`
}

const chargeRow = ({ title, period, amount, reason }: BillData['charges'][number]): string =>
  `<tr><th scope="row">${escape(title)}<small>${escape(period)}</small><small>${escape(reason)}</small></th><td>${escape(amount)}</td></tr>`

const amountRow = ({ label, amount, strong }: Amount): string =>
  `<tr${strong ? ' class="strong"' : ''}><th scope="row">${escape(label)}</th><td>${escape(amount)}</td></tr>`
