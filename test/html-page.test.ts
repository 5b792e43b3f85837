import assert from 'node:assert/strict'
import { test } from 'node:test'
import { english } from '@readout/en'
import { parseHTML } from 'linkedom'
import { htmlPage } from '../src/cli/html-page.ts'
import { read } from '../src/engine/index.ts'

const PAYLOADS: readonly string[] = [
  ...[
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)>',
    '"><script>alert(1)</script>',
  ],
  ...[
    "'><img src=x onerror=alert(1)>",
    '</title><script>alert(1)</script>',
    '</style><script>alert(1)</script>',
    '<!--<script>',
  ],
  ...[
    '--><script>alert(1)</script>',
    '<iframe src=javascript:alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '&lt;script&gt;',
  ],
  ...[
    '<body onload=alert(1)>',
    '<base href=//evil.example>',
    '<meta http-equiv=refresh content="0;url=//evil.example">',
  ],
  ...[
    '<link rel=stylesheet href=//evil.example>',
    '<style>*{display:none}</style>',
    '<form action=//evil.example><input>',
  ],
  ...[
    '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
    '<template><script>alert(1)</script>',
  ],
  ...[
    '<object data=//evil.example>',
    '<embed src=//evil.example>',
    '<video><source onerror=alert(1)>',
    '<details open ontoggle=alert(1)>',
  ],
  ...[
    '<marquee onstart=alert(1)>',
    '<input autofocus onfocus=alert(1)>',
    '<select onchange=alert(1)>',
    '<textarea></textarea>',
  ],
  ...[
    '</article></main><h1>gone</h1>',
    '</blockquote></section>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  ],
  ...[
    '<xmp><script>alert(1)</script></xmp>',
    '<plaintext>',
    '<![CDATA[<script>alert(1)</script>]]>',
    '<?xml version="1.0"?>',
  ],
  ...[
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    '` onmouseover=`alert(1)',
    '\u0000<script>',
    '<scr\u0000ipt>',
  ],
  ...[
    '\ud800<b>',
    '\u202e<b>',
    '＜script＞',
    '&#60;script&#62;',
    '%3Cscript%3E',
    '<a id=statement-1>',
    '<b class="source">x</b>',
  ],
]
const TAGS = new Set(
  'HTML HEAD META TITLE STYLE BODY HEADER H1 P SPAN MAIN ARTICLE DIV A ASIDE SECTION H2 BLOCKQUOTE B I DL DT DD UL LI'.split(
    ' ',
  ),
)

for (const payload of PAYLOADS) {
  test(`nothing of the text becomes markup: ${JSON.stringify(payload)}`, () => {
    const text = `${payload}\n\n“${payload} will not do,” the minister said ${payload}.\n\n${payload} said that it was over.`
    const clean = htmlPage({ text: 'x' }, read('x', english))
    const page = htmlPage({ text, title: payload, outlet: payload, published: payload }, read(text, english))
    const { document } = parseHTML(page)
    for (const element of document.querySelectorAll('*')) {
      assert.ok(TAGS.has(element.tagName.toUpperCase()), element.tagName)
      for (const { name } of element.attributes) {
        assert.match(name, /^(lang|charset|name|content|http-equiv|class|id|href|tabindex|aria-label)$/)
      }
    }
    assert.equal(document.querySelectorAll('style').length, parseHTML(clean).document.querySelectorAll('style').length)
    assert.ok(
      [...document.querySelectorAll('a')].every((link) => /^#statement-\d+$/.test(link.getAttribute('href') ?? '')),
    )
  })
}

test('the page forbids scripts and the network', () => {
  const page = htmlPage({ text: 'The minister said so.' }, read('The minister said so.', english))
  assert.match(page, /default-src 'none'/)
  assert.doesNotMatch(page, /<script|src=|url\(|https?:/)
})
