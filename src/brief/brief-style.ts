import { PALETTE } from '../page/index.ts'

/** The style of a brief: one column to read and to print, in the colours of every page, light and dark. */
export const BRIEF_STYLE = `${PALETTE}*{box-sizing:border-box}
:root{--overdue:#a3261b}
@media(prefers-color-scheme:dark){:root{--overdue:#f08a7e}}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.7 Georgia,'Noto Serif CJK JP','Hiragino Mincho ProN',serif;overflow-wrap:anywhere}
header,main{max-width:46rem;margin:0 auto;padding:0 1.5rem}
header{padding-top:2.6rem}
h1{font-size:1.8rem;line-height:1.25;margin:0 0 1rem}
h2{font-size:1.3rem;line-height:1.35;margin:2.8rem 0 .8rem;padding-top:.8rem;border-top:1px solid var(--line)}
h3{font-size:1.05rem;line-height:1.5;margin:1.5rem 0 .4rem}
dl{margin:0;font:.82rem/1.6 system-ui,'Noto Sans CJK JP',sans-serif}
dl div{display:grid;grid-template-columns:9rem 1fr;gap:.5rem}
dt{color:var(--quiet)}
dd{margin:0}
dd .name{font-weight:400}
ul{margin:0;padding-left:1.2rem}
li{margin:0 0 .55rem}
li ul{margin:.4rem 0 .9rem;padding-left:1rem;border-left:2px solid var(--line);list-style:none;font-size:.94em}
.name,.said,.cue{unicode-bidi:isolate}
.cue{color:var(--cue);text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.25em}
.name{font-weight:600}
.said{background:var(--content);border-radius:.15rem;padding:.05em .2em;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.mark{font:600 .72rem/1 system-ui,sans-serif;text-transform:uppercase;letter-spacing:.05em;color:var(--accent);border:1px solid currentColor;border-radius:1rem;padding:.1rem .5rem}
.overdue{color:var(--overdue)}
.none,.entry{color:var(--quiet)}
.none{font-style:italic;margin:0}
.none:lang(ja){font-style:normal}
aside.own,p.own{font:.85rem/1.6 system-ui,'Noto Sans CJK JP',sans-serif;white-space:pre-line}
aside.own{border-left:3px solid var(--accent);padding:.3rem .9rem;margin:.6rem 0 1rem}
aside.own p{margin:.2rem 0}
p.own{color:var(--quiet)}
sup::before{content:'\\2060'}
sup{font:600 .68rem/1 system-ui,sans-serif;margin-left:.15em}
sup a,.back{color:var(--accent);text-decoration:none;padding:0 .1em}
a{color:inherit}
ol{margin:0;padding-left:2.2rem;font-size:.9rem}
ol li{margin:0 0 1rem;scroll-margin:1rem}
ol li:target,sup:has(:target){background:var(--lit)}
ol li::marker{color:var(--accent);font:600 .8rem system-ui,sans-serif}
blockquote{margin:0}
blockquote .said{background:none;padding:0}
ol p{margin:0;font:.8rem/1.6 system-ui,'Noto Sans CJK JP',sans-serif}
main{padding-bottom:5rem}
@media(max-width:36rem){body{font-size:16px}dl div{grid-template-columns:1fr;gap:0}header{padding-top:1.4rem}header,main{padding-left:1rem;padding-right:1rem}}
@media print{body{font-size:10.5pt;background:#fff;color:#000}header,main{max-width:none;padding:0}h2,h3{break-after:avoid}li,blockquote{break-inside:avoid}.back{display:none}ol a[href]::after{content:" <" attr(href) ">"}}
`
