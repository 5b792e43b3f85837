import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parseHTML } from 'linkedom'
import { composeBrief, writeBriefHtml, writeBriefMarkdown } from '../../src/brief/index.ts'
import { reviewOf } from '../../src/record/index.ts'
import { BriefLanguageSchema, BriefSchema, type Dossier } from '../../src/schema/index.ts'
import { answers, disputes } from '../../src/views/index.ts'
import { REPORTS, record } from '../views/coast.ts'
import { type Case, recordOf } from '../views/link-cases.ts'
import { DOSSIER, sentencesOf, text } from './told.ts'

const LANGUAGES = BriefLanguageSchema.options

describe('a brief', () => {
  for (const language of LANGUAGES) {
    test(`in ${language} has a footnote for every sentence, and for every footnote an entry whose words stand in its version`, async () => {
      const viewed = await record()
      const brief = await composeBrief(viewed, DOSSIER, { language })
      const sentences = [...sentencesOf(brief)]
      assert.ok(sentences.length >= 20, `${sentences.length} sentences`)
      for (const sentence of sentences) {
        assert.ok(sentence.notes.length > 0, text(sentence))
        for (const number of sentence.notes) assert.equal(brief.notes[number - 1].number, number)
      }
      for (const { version, start, end, quotation, entry, id, story } of brief.notes) {
        assert.equal((await viewed.reader.textOf(version)).slice(start, end), quotation)
        assert.ok(quotation.length > 0)
        const filter = { ids: [id], story, isUnlisted: true } as const
        const found = entry === 'statement' ? await viewed.reader.statements(filter, { limit: 1 }) : undefined
        const occasion = await viewed.reader.exchanges({ ids: [id], story }, { limit: 1 })
        assert.equal((found ?? occasion).items[0].version, version)
      }
    })

    test(`in ${language} shows no words of a report that do not stand in the version of a footnote of their sentence`, async () => {
      const viewed = await record()
      const brief = await composeBrief(viewed, DOSSIER, { language })
      for (const { pieces, notes } of sentencesOf(brief)) {
        const languages = notes.map((number) => brief.notes[number - 1].language)
        const versions = notes.map((number) => viewed.reader.textOf(brief.notes[number - 1].version))
        const texts = await Promise.all(versions)
        for (const piece of pieces) {
          if (typeof piece === 'string' || (piece.kind !== 'said' && piece.kind !== 'cue')) continue
          assert.ok(
            texts.some((each) => each.includes(piece.text)),
            piece.text,
          )
          assert.ok(piece.language !== undefined && languages.includes(piece.language), piece.text)
        }
      }
    })
  }

  test('tells answers, disputes, what is overdue, on whose word, and which way a side went', async () => {
    const markdown = writeBriefMarkdown(await composeBrief(await record(), DOSSIER, { today: '2022-03-01' }))
    assert.match(markdown, /- Read as an answer by セルミア to Varda \(\d+ % sure\)\.(\[\^\d+\]){2}/)
    assert.match(markdown, /- Read as a dispute of Ana Teslic with Jonas Reve: a claim and its denial/)
    assert.match(markdown, /- \*\*overdue\*\*: .*, until 20 February 2022 \(\d+ % sure\)/)
    assert.match(markdown, /according to an aide, Jonas Reve .*\*that Varda supported the fishing treaty\*/)
    assert.match(
      markdown,
      /from support on 6 February 2022 to a rejection on 16 February 2022: away from the other side/,
    )
    assert.match(markdown, /2 reports tell of a meeting between .* on 4 February 2022/)
    assert.match(markdown, /## The moon\n\nNone found/)
  })

  test('says “said” of nothing that the report tells by another word than one of saying', async () => {
    const viewed = await recordOf([
      {
        day: '2022-02-01',
        language: 'en',
        text: 'Jonas Reve blamed the troops. Mira Sole added that the troops stayed.',
      },
    ])
    const brief = async (language: 'en' | 'ja') =>
      [...sentencesOf(await composeBrief(viewed, DOSSIER, { language }))].map(text)
    const [english, japanese] = [await brief('en'), await brief('ja')]
    assert.match(english.join('\n'), /Jonas Reve blamed: the troops/)
    assert.match(english.join('\n'), /Mira Sole said: that the troops stayed/)
    assert.match(japanese.join('\n'), /Jonas Reve氏は「the troops」を非難した.*原文は「blamed」/)
    assert.match(japanese.join('\n'), /Mira Sole氏は「that the troops stayed」と述べた/)
  })

  test('holds deadlines against the newest story, never the clock, and is the same every time', async () => {
    const write = async (reports: Case['reports']) => {
      const brief = await composeBrief(await recordOf(reports), DOSSIER)
      return [writeBriefMarkdown(brief), writeBriefHtml(brief)]
    }
    const [markdown, html] = await write(REPORTS)
    assert.deepEqual(await write(REPORTS.toReversed()), [markdown, html])
    assert.match(markdown, /\*\*Deadlines as of:\*\* 16 February 2022/)
    assert.doesNotMatch(markdown, /overdue/)
  })

  test('says what people decided, and leaves out what they rejected', async () => {
    const viewed = await record()
    const by = { by: 'Ida', at: '2022-03-01T10:00:00Z' }
    const [dispute] = (await disputes(viewed, { acts: ['deny'] }, { limit: 1 })).items
    const [answer] = (await answers(viewed, { languages: ['ja'] }, { limit: 1 })).items
    await viewed.reader.add([
      reviewOf({ ...by, entry: 'dispute', of: dispute.id, decision: 'rejected' }),
      reviewOf({ ...by, entry: 'answer', of: answer.id, decision: 'confirmed' }),
      reviewOf({ ...by, entry: 'statement', of: answer.asked.id, decision: 'confirmed' }),
    ])
    const markdown = writeBriefMarkdown(await composeBrief(viewed, DOSSIER))
    assert.doesNotMatch(markdown, /dispute of Ana Teslic/)
    assert.match(markdown, /- An answer by セルミア to Varda \(confirmed by Ida\)/)
    assert.match(markdown, /\(a demand; confirmed by Ida\)/)
    assert.match(markdown, /sure; confirmed by Ida on 1 March 2022\./)
  })

  test('is of the dossier’s days, cast and stories alone', async () => {
    const viewed = await record()
    const of = async (more: Partial<Dossier>, nParts?: number) => {
      const { parts } = await composeBrief(viewed, { ...DOSSIER, ...more })
      return [...sentencesOf({ parts: parts.slice(0, nParts) })].map(text)
    }
    assert.ok((await of({ since: '2022-02-10' })).every((each) => !/of 5 February/.test(each)))
    assert.ok(!(await of({ cast: ['Varda'] }, 1)).some((each) => /an aide said/.test(each)))
    assert.deepEqual(await of({ stories: ['none'] }), [])
  })

  test('of a record without anything to tell is whole', async () => {
    const brief = await composeBrief(await recordOf([]), DOSSIER)
    assert.deepEqual(brief.notes, [])
    assert.match(writeBriefMarkdown(brief), /## Disputes\n\nNone found/)
    assert.match(writeBriefHtml(brief), /<p class="none">None found<\/p>/)
  })
})

const PAYLOADS: readonly string[] = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '](javascript:alert(1))',
  '[x](javascript:alert(1))',
  '![x](https://evil.example/x.png)',
  '[^1]: forged',
  '[evil]: https://evil.example',
  '`code` ``` ~~~',
  '| a | b |',
  '**bold** __bold__ *it* _it_ ~~gone~~',
  '&lt;script&gt; &#60;b&#62;',
  'https://evil.example www.evil.example a@evil.example',
  '<https://evil.example>',
  '\u202egnorw\u202c \u2066x\u2069',
  '\u001b[2J\u001b]8;;https://evil.example\u0007x',
  '\\](x) \\<b>',
  '\ud800<b>',
  '\n# Heading\n\n- item\n\n> quote\n\n    code\n\n---\n',
  '$x$ @name :smile: {#id}',
  '"><b lang=x onmouseover=alert(1)>',
]

const TAGS = new Set(
  'HTML HEAD META TITLE STYLE BODY HEADER H1 H2 H3 DL DIV DT DD MAIN SECTION UL OL LI SPAN SUP A P BLOCKQUOTE STRONG'.split(
    ' ',
  ),
)

for (const payload of PAYLOADS) {
  test(`nothing of a report becomes markup: ${JSON.stringify(payload)}`, async () => {
    const said = `Jonas Reve said that ${payload} the troops would stay ${payload}.`
    const viewed = await recordOf([
      { day: '2022-02-01', language: 'en', text: `${said} Jonas Reve denied that troops ${payload} had moved.` },
    ])
    const hostile = hostileReader(viewed.reader, payload)
    const dossier = { ...DOSSIER, title: `Title ${payload}` }
    for (const language of LANGUAGES) {
      const brief = await composeBrief({ ...viewed, reader: hostile }, dossier, { language })
      assert.ok(brief.notes.length > 0)
      checkMarkdown(writeBriefMarkdown(brief))
      checkHtml(writeBriefHtml(brief))
    }
  })
}

/** The record, with outlets, titles, names and addresses that are payloads too. */
function hostileReader<T extends object>(reader: T, payload: string): T {
  const spoilt = { outlet: payload, title: payload, url: `https://ok.example/${payload}` }
  return new Proxy(reader, {
    get(store, key) {
      const member: unknown = Reflect.get(store, key)
      if (typeof member !== 'function') return member
      if (key !== 'statements' && key !== 'stories') return member.bind(store)
      return async (...given: unknown[]) => {
        const page = await member.apply(store, given)
        return { ...page, items: page.items.map((item: object) => ({ ...item, ...spoilt, ...namesOf(item, payload) })) }
      }
    },
  })
}

function namesOf(item: object, payload: string): object {
  if (!('actors' in item) || !Array.isArray(item.actors)) return {}
  return { actors: item.actors.map((actor: object) => ({ ...actor, name: payload })) }
}

function checkMarkdown(markdown: string): void {
  assert.doesNotMatch(markdown, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u)
  const links = markdown.replaceAll(/(?<!\\)\[((?:\\.|[^\]\\])*)\]\(<(https?:\/\/[^<>\s\\]*)>\)/g, (_, shown, href) => {
    assert.equal(new URL(href).host, 'ok.example')
    return shown
  })
  const bare = links.replaceAll(/\\[!-/:-@[-`{-~]/g, '').replaceAll(/\[\^\d+\](?::(?= ))?/g, '')
  for (const line of bare.split('\n')) {
    assert.match(line, /^(?:#{1,3} |- | {2}- | [^ ]|:? |[^ #>\-+\d]|$)/, line)
    assert.doesNotMatch(line.replace(/^#+ /, ''), /[`<>[\]|~_&$@{}#]|:\/\/|www\./, line)
  }
}

function checkHtml(html: string): void {
  const { document } = parseHTML(html)
  for (const element of document.querySelectorAll('*')) {
    assert.ok(TAGS.has(element.tagName.toUpperCase()), element.tagName)
    for (const { name } of element.attributes) {
      assert.match(name, /^(lang|charset|name|content|http-equiv|class|id|href|rel|aria-label)$/)
    }
  }
  for (const link of document.querySelectorAll('a')) {
    assert.match(link.getAttribute('href') ?? '', /^(#(note|ref)-[\d-]+|https:\/\/ok\.example\/[^\s"<>]*)$/)
  }
  assert.doesNotMatch(html, /[\u0000-\u0008\u000b-\u001f\u202a-\u202e\u2066-\u2069]/)
}

test('only http and https addresses are linked to, with the host shown', async () => {
  const { webAddress } = await import('../../src/text/index.ts')
  for (const url of [
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'https://a@evil.example/',
    'x',
    '',
  ]) {
    assert.equal(webAddress(url), undefined, url)
  }
  assert.deepEqual(webAddress('HTTPS://ok.example:8080/a b?c=<d>#)'), {
    href: 'https://ok.example:8080/a%20b?c=%3Cd%3E#%29',
    host: 'ok.example:8080',
  })
})

test('what an editor wrote stands apart from what was reported, is called so, and is text alone', async () => {
  const brief = await composeBrief(await record(), DOSSIER)
  const own = {
    title: 'Morning <brief>',
    byPart: { disputes: 'Not confirmed.\n\n- <img src=x> [a](b)', moon: 'nowhere' },
  }
  const html = writeBriefHtml(brief, own)
  const { document } = parseHTML(html)
  assert.equal(document.querySelector('h1')?.textContent, 'Morning <brief>')
  assert.equal(
    document.querySelector('p.own')?.textContent,
    'Title by the editor; the dossier: The coast and the border',
  )
  const [aside, ...others] = document.querySelectorAll('aside.own')
  assert.equal(others.length, 0, 'a note at no part is nowhere')
  assert.equal(aside.parentElement?.id, 'disputes')
  assert.deepEqual(
    [...aside.children].map(({ textContent }) => textContent),
    ['Editor’s note', 'Not confirmed.', '- <img src=x> [a](b)'],
  )
  assert.equal(document.querySelector('img'), null)
  const markdown = writeBriefMarkdown(brief, own)
  assert.match(markdown, /^# Morning \\<brief\\>\n\n> Title by the editor; the dossier: The coast and the border\n/)
  assert.match(
    markdown,
    /## Disputes\n\n> \*\*Editor’s note:\*\* Not confirmed\.\n>\n> \\- \\<img src=x\\> \\\[a\\\]\(b\)\n\n- /,
  )
  const bare = (written: string) => written.replace(/<aside class="own">.*?<\/aside>|<p class="own">.*?<\/p>/gs, '')
  assert.equal(
    bare(writeBriefHtml(brief, { byPart: own.byPart })),
    bare(writeBriefHtml(brief)),
    'sentences stay as they are',
  )
  assert.equal(writeBriefMarkdown(brief, { title: ' ', byPart: { disputes: ' \n ' } }), writeBriefMarkdown(brief))
})

describe('what is left out', () => {
  test('whichever entry is left out, nothing is built from it, and every sentence that is left has its footnote', async () => {
    const viewed = await record()
    const whole = await composeBrief(viewed, DOSSIER)
    BriefSchema.strict().parse(whole)
    for (const { id } of whole.notes) {
      const brief = await composeBrief(viewed, DOSSIER, { leaveOut: [id] })
      assert.ok(brief.notes.every((note) => note.id !== id))
      for (const { notes } of sentencesOf(brief)) {
        assert.ok(notes.length > 0)
        assert.ok(notes.every((number) => number <= brief.notes.length))
      }
    }
    const none = await composeBrief(viewed, DOSSIER, { leaveOut: whole.notes.map(({ id }) => id) })
    assert.deepEqual(
      none.notes.filter((note) => whole.notes.some(({ id }) => id === note.id)),
      [],
    )
  })

  test('a link that is left out is not written, and what it links may be', async () => {
    const viewed = await record()
    const { items } = await disputes(viewed, {}, { limit: 10 })
    const ids = items.map(({ id }) => id)
    const brief = await composeBrief(viewed, DOSSIER, { leaveOut: ids })
    assert.ok(ids.length > 0)
    assert.deepEqual(brief.parts.find(({ id }) => id === 'disputes')?.items, [])
    assert.ok(brief.notes.length > 0)
  })

  test('days and issues narrow a dossier, and widen none', async () => {
    const viewed = await record()
    const dossier = { ...DOSSIER, since: '2022-02-05' }
    const wide = await composeBrief(viewed, dossier, { since: '2022-01-01', until: '2022-02-07' })
    // What answers or denies something may do so to what was said before.
    const own = wide.parts.filter(({ id }) => id.startsWith('issue-') || id === 'situation')
    const used = [...sentencesOf({ parts: own })].flatMap(({ notes }) => notes.map((number) => wide.notes[number - 1]))
    assert.ok(used.length > 0)
    assert.ok(used.every(({ published = '' }) => '2022-02-05' <= published && published <= '2022-02-07'))
    const fishing = await composeBrief(viewed, DOSSIER, { issues: ['fishing'] })
    assert.deepEqual(
      fishing.parts.flatMap(({ id }) => (id.startsWith('issue-') ? [id] : [])),
      ['issue-fishing'],
    )
  })
})
