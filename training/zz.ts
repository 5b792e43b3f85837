import { cast } from '@readout/cast'
import { loadNames } from '../src/names/index.ts'
import { givenApart } from '../src/names/parts.ts'

const t = loadNames(cast)
const P = [...t.people.byId.values()]
const pos: [number, string][] = [],
  neg: [number, string][] = []
for (const p of P)
  for (const q of P)
    for (const a of p.parts)
      for (const b of q.parts) {
        const x = a.given[0],
          y = b.given[0]
        if (!x || !y || x.script === y.script || p.id > q.id) continue
        if (x.forms[0].length < 2 || y.forms[0].length < 2) continue
        const d = givenApart(x, y, t.nicknames)
        const s = x.forms[0] + ' ' + y.forms[0]
        if (p === q) pos.push([d, s])
        else if (
          p.parts[0].given[0] &&
          q.parts[0].given[0] &&
          givenApart(p.parts[0].given[0], q.parts[0].given[0], t.nicknames) > 0.3
        )
          neg.push([d, s])
      }
pos.sort((a, b) => b[0] - a[0])
neg.sort((a, b) => a[0] - b[0])
for (const T of [0.08, 0.1, 0.12, 0.14, 0.16, 0.18, 0.2, 0.22, 0.25, 0.27, 0.3])
  console.log(
    T,
    'pos missed',
    (pos.filter((x) => x[0] > T).length / pos.length).toFixed(3),
    'neg hit',
    (neg.filter((x) => x[0] <= T).length / neg.length).toFixed(4),
  )
const u = (l: [number, string][]) => [...new Map(l.map((x) => [x[1], x])).values()]
console.log(
  u(pos)
    .slice(0, 70)
    .map((x) => x[0].toFixed(2) + ' ' + x[1])
    .join(', '),
)
console.log('NEG')
console.log(
  u(neg)
    .slice(0, 120)
    .map((x) => x[0].toFixed(2) + ' ' + x[1])
    .join(', '),
)
