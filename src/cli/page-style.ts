import { PALETTE } from '../page/index.ts'

/** The style of the page: quiet colours, a rhythm of one line, light and dark, one column where the screen is narrow. */
export const PAGE_STYLE = `${PALETTE}*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:18px/1.75 Georgia,'Noto Serif CJK JP','Hiragino Mincho ProN',serif;overflow-wrap:anywhere}
header{max-width:84rem;margin:0 auto;padding:2.6rem 2rem 1rem}
h1{font-size:1.7rem;line-height:1.3;margin:0 0 .4rem}
header p{margin:0;color:var(--quiet);font:.85rem/1.75 system-ui,'Noto Sans CJK JP',sans-serif}
.legend span{padding:0 .3rem;margin-right:.4rem;border-radius:.2rem}
main{display:grid;grid-template-columns:minmax(0,1.25fr) minmax(20rem,1fr);gap:3rem;max-width:84rem;margin:0 auto;padding:1rem 2rem 6rem}
article{max-width:42rem}
article .body{white-space:pre-line;margin:0 0 1.75rem}
article p{margin:0 0 1.75rem}
article .heading{font-weight:700;color:var(--quiet)}
article .update-note,article .furniture{font:italic .85rem/1.75 system-ui,sans-serif;color:var(--quiet)}
.source{color:var(--source);font-weight:600}
.cue{color:var(--cue);font-style:normal;text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.25em}
.content{background:var(--content)}
article .source,article .cue,article .content{border-radius:.15rem}
.number{font:600 .68rem/1 system-ui,sans-serif;color:var(--accent);vertical-align:.35em;text-decoration:none;padding:0 .15em}
aside{font:.9rem/1.6 system-ui,'Noto Sans CJK JP',sans-serif}
.card{background:var(--card);border:1px solid var(--line);border-left:3px solid var(--edge,var(--line));border-radius:.3rem;padding:.8rem 1rem;margin:0 0 .8rem;scroll-margin:1rem}
.card h2{font-size:.95rem;line-height:1.5;margin:0}
.card blockquote{margin:.35rem 0;background:color-mix(in srgb,var(--content) 55%,transparent);padding:.2rem .5rem;border-radius:.2rem}
.card p{margin:0;color:var(--quiet);font-size:.78rem}
.card b{font-weight:600;border:1px solid currentColor;border-radius:1rem;padding:0 .45rem;margin-right:.3rem}
b.direct{color:var(--source)}b.mixed{color:var(--accent)}
.card dl{display:flex;flex-wrap:wrap;gap:.1rem .9rem;margin:.3rem 0 0;font-size:.8rem}
.card dl div{display:flex;gap:.35rem}
dt{color:var(--quiet)}
dd{margin:0}
.part{font-size:1rem;margin:2rem 0 .6rem}
aside ul{margin:0;padding-left:1.1rem}
a{color:inherit}
i{color:var(--quiet)}
@media(max-width:60rem){main{grid-template-columns:1fr;gap:1rem;padding:1rem}header{padding:1.5rem 1rem .5rem}}
@media print{aside{break-before:page}main{display:block}}
`
