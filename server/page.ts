const style = `
:root { color-scheme: light dark; --ink: light-dark(#16211b, #e6ece8); --ground: light-dark(#fff, #131a16);
  --line: light-dark(#d3dbd6, #35413a); --accent: light-dark(#1f6b3f, #7fd0a0); --soft: light-dark(#f3f6f4, #1b241f); }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.55 "Public Sans Variable", system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
a { color: var(--accent); } h1, h2, h3 { line-height: 1.25; } h2 { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: 1rem; }
code, pre { font: 14px/1.5 ui-monospace, monospace; background: var(--soft); }
code { padding: .1em .3em; overflow-wrap: anywhere; } pre { padding: .75rem; overflow: auto; } pre code { padding: 0; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); }
caption { text-align: left; font-weight: 600; padding: .75rem 0 .25rem; } details { margin: .5rem 0; } summary { cursor: pointer; } .method { font-weight: 600; text-transform: uppercase; color: var(--accent); }
img { max-width: 100%; } nav ul { columns: 16rem; padding-left: 1.1rem; }`

/** A page of the product made at the server: it reads without scripts and fits a phone. */
export const page = (title: string, body: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} · Cartwright</title><style>${style}</style></head><body><main>${body}</main></body></html>
`

/** Text made safe to stand in a page. */
export const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`)
