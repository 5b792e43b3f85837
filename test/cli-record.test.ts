import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { ActorEntrySchema, StatementEntrySchema, StoryEntrySchema } from '../src/schema/index.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const main = join(root, 'dist/cli/main.js')
const folder = mkdtempSync(join(tmpdir(), 'readout-record-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const RECORD = join(folder, 'record.db')
const DOSSIER = 'samples/crisis.dossier.json'
const JAPANESE = 'samples/blinken-lavrov.ja.txt'
const HARBOUR = 'samples/harbour-talks.en.txt'
const ADDRESS = ['--url', 'https://harbour.example/talks', '--outlet', 'Harbour Post', '--published', '2024-03-05']

function readout(args: readonly string[], { record = RECORD, env = {} } = {}) {
  const run = spawnSync(process.execPath, [main, ...args], {
    cwd: root,
    maxBuffer: 1 << 26,
    env: { ...process.env, READOUT_RECORD: record, SOURCE_DATE_EPOCH: '1710000000', ...env },
  })
  return { code: run.status, out: String(run.stdout), err: String(run.stderr) }
}

/** What a command prints that must be done without a word on standard error. */
function printed(...args: readonly string[]): string {
  const { code, out, err } = readout(args)
  assert.deepEqual([code, err], [0, ''], args.join(' '))
  return out
}

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().optional() })
const LinkSchema = z.object({
  id: z.string(),
  rule: z.string(),
  probability: z.number(),
  evidence: z.array(z.unknown()),
})

/** The ids of all pages of a command, so many entries a page. */
function walked(args: readonly string[], limit: number): string[] {
  const ids: string[] = []
  let after: string | undefined
  do {
    const more = after === undefined ? [] : ['--after', after]
    const page = JSON.parse(printed(...args, '--json', '--limit', String(limit), ...more))
    assert.ok(page.items.length <= limit)
    ids.push(...page.items.map(({ id }: { id: string }) => id))
    after = page.next
  } while (after !== undefined)
  return ids
}

before(() => {
  assert.match(printed('add', JAPANESE, '--published', '2022-02-01', '--outlet', 'CNN'), /^added {6}samples/)
  assert.match(printed('add', HARBOUR, ...ADDRESS), /1 added; 12 statements read/)
})

describe('readout add', () => {
  test('changes nothing the second time', () => {
    const facts = printed('export')
    assert.match(printed('add', HARBOUR, ...ADDRESS), /^unchanged [\s\S]*1 unchanged; 0 statements read/)
    assert.match(printed('add', JAPANESE, '--published', '2022-02-01', '--outlet', 'CNN'), /^unchanged/)
    assert.equal(printed('export'), facts)
  })

  test('takes an updated report as a new version of its story, whose statements diff compares', () => {
    const record = join(folder, 'updated.db')
    const run = (...args: readonly string[]) => readout(args, { record }).out
    readout(['add', HARBOUR, ...ADDRESS], { record, env: { SOURCE_DATE_EPOCH: '1700000000' } })
    const updated = readFileSync(join(root, HARBOUR), 'utf8').replace('some 3,000 people', 'some 5,000 people')
    const { story, change } = JSON.parse(run('add', file('updated.txt', updated), ...ADDRESS, '--json'))[0]
    assert.equal(change, 'updated')
    assert.match(run('diff', story), /^altered {2}Officials in Selm[\s\S]*figures: 3,000 people → 5,000 people/m)
    assert.equal(JSON.parse(run('stories', '--json')).items[0].versions.length, 2)
    assert.ok(JSON.parse(run('diff', story, '--json')).changes.length > 0)
    assert.equal(run('statements', '--text', '3,000'), 'no statements\n')
    assert.match(run('statements', '--text', '5,000'), /Officials in Selm/)
  })

  test('goes on where one report cannot be read, and says so', () => {
    const { code, out, err } = readout(['add', 'nowhere.txt', HARBOUR, ...ADDRESS], { record: join(folder, 'some.db') })
    assert.equal(code, 1)
    assert.match(err, /^readout: There is no file nowhere\.txt\n$/)
    assert.match(out, /1 added, 1 failed/)
  })
})

/** Every command that prints a page: its table’s first line, and what an entry is. */
const PAGES: readonly (readonly [args: readonly string[], heading: RegExp, entry: z.ZodType])[] = [
  [['statements'], /^said +source +act /, StatementEntrySchema],
  [['search', 'NATO'], /^said +source +act /, StatementEntrySchema],
  [['actors'], /^actor +kind +statements/, ActorEntrySchema],
  [['stories'], /^published +outlet/, StoryEntrySchema],
  [['exchanges'], /^day +kind +between .*stories +sure +id$/m, LinkSchema],
  [['disputes'], /^[a-z]+-[a-z]+ · by [\w:-]+ · \d+ %\?? · l[0-9a-f]{24}$/m, LinkSchema],
  [['pending'], /^(open|overdue|fulfilled|rejected) · .* · by [\w-]+ · \d+ %\?? · l[0-9a-f]{24}$/m, LinkSchema],
]

for (const [args, heading, entry] of PAGES) {
  describe(`readout ${args.join(' ')}`, () => {
    test('prints a table, and the same as JSON', () => {
      assert.match(printed(...args), heading)
      const page = pageOf(entry).parse(JSON.parse(printed(...args, '--json')))
      assert.ok(page.items.length > 0)
    })

    test('comes in pages that are all of it', () => {
      const all = walked(args, 1000)
      assert.deepEqual(walked(args, Math.ceil(all.length / 3)), all)
    })

    test('says where nothing is found', () => {
      const nothing = args[0] === 'actors' ? ['--name', 'Nobody'] : ['--since', '2099-01-01']
      assert.match(printed(...args, ...nothing), /^no [a-z ]+\n$/)
    })

    test('refuses a cursor that is none', () => {
      const { code, out, err } = readout([...args, '--after', 'no cursor'])
      assert.deepEqual([code, out], [1, ''])
      assert.match(err, /^readout: Expected the "next" of a page as cursor, got no cursor\n$/)
    })
  })
}

describe('what links tell', () => {
  test('statements --answers: below each which it answers, and which answered it', () => {
    const out = printed('statements', '--answers', '--act', 'reject')
    assert.match(out, /^ {2}answers 2022-02-01 Russia \(demand\): .* · CNN · s\w+\n {4}by [\w-]+ · \d+ % · l\w+$/m)
    const page = JSON.parse(printed('statements', '--answers', '--act', 'demand', '--json'))
    assert.ok(page.answers.length > 0 && page.items.length > 0)
    const n = (...args: readonly string[]) => JSON.parse(printed('statements', '--json', ...args)).items.length
    assert.deepEqual([n('--answers'), n('--answers', '--limit', '12'), n('--limit', '12')], [10, 12, 12])
    assert.ok(n() > 12)
  })

  test('--issue asks for the words of an issue in every language; without one, of all', () => {
    const on = (...args: readonly string[]) => JSON.parse(printed('statements', '--json', ...args)).items
    const harbour = on('--dossier', DOSSIER, '--issue', 'harbour-talks')
    assert.ok(harbour.length > 3 && harbour.every(({ language }: { language: string }) => language === 'en'))
    assert.ok(on('--dossier', DOSSIER).length > harbour.length)
    assert.ok(
      JSON.parse(printed('search', 'NATO', '--json', '--dossier', DOSSIER, '--issue', 'written-answer')).items.length <
        3,
    )
  })

  test('--dossier: its stories and its cast, in every list', () => {
    const narrow = (name: string, more: object) =>
      file(name, JSON.stringify({ ...JSON.parse(readFileSync(DOSSIER, 'utf8')), ...more }))
    const n = (...args: readonly string[]) => JSON.parse(printed(...args, '--json', '--limit', '1000')).items.length
    const stories = JSON.parse(printed('stories', '--json', '--language', 'ja')).items.map(
      ({ id }: { id: string }) => id,
    )
    const ofStory = narrow('of-story.json', { stories })
    const ofNobody = narrow('of-nobody.json', { cast: ['Nobody Known'] })
    for (const view of ['statements', 'exchanges', 'stories', 'pending', 'disputes']) {
      const [all, some] = [n(view, '--dossier', DOSSIER), n(view, '--dossier', ofStory)]
      const isPart = ['statements', 'exchanges', 'stories'].includes(view) ? 0 < some && some < all : some <= all
      assert.ok(isPart, `${view}: ${some} of ${all}`)
      assert.equal(n(view, '--dossier', ofNobody), 0, view)
    }
    const told = (...args: readonly string[]) => JSON.parse(printed('statements', '--json', ...args)).items
    assert.ok(told('--dossier', ofStory).every(({ story }: { story: string }) => stories.includes(story)))
    const ofLavrov = told('--dossier', narrow('of-lavrov.json', { cast: ['ラブロフ'] }))
    assert.ok(ofLavrov.length > 0 && ofLavrov.length < n('statements', '--dossier', DOSSIER))
  })

  test('--seconds 0 stops at the first bound; page by page that is all of it', () => {
    for (const view of ['exchanges', 'disputes', 'pending']) {
      assert.deepEqual(walked([view, '--seconds', '0'], 1000), walked([view], 1000), view)
    }
  })

  test('pending --state and --today', () => {
    const states = (...args: readonly string[]) =>
      JSON.parse(printed('pending', '--json', ...args)).items.map(({ state }: { state: string }) => state)
    assert.deepEqual([...new Set(states('--state', 'open'))], ['open'])
    assert.deepEqual(states('--state', 'fulfilled'), [])
    assert.equal(printed('pending', '--state', 'fulfilled'), 'no pending items\n')
  })

  test('positions: each actor’s acts on each issue, the latest first', () => {
    const out = printed('positions', '--dossier', DOSSIER)
    assert.match(out, /^NATO membership and enlargement \(nato-membership\)$/m)
    assert.match(out, /^Ana Teslic .*2024-03-05 +warn/m)
    assert.match(printed('positions', '--dossier', DOSSIER, '--side', '--issue', 'written-answer'), /^Russia /m)
    const [issue] = JSON.parse(printed('positions', '--dossier', DOSSIER, '--issue', 'harbour-talks', '--json'))
    assert.deepEqual([issue.issue.id, issue.isCut], ['harbour-talks', false])
    assert.match(printed('positions', '--dossier', DOSSIER, '--limit', '1'), /and \d+ more/)
    assert.match(printed('positions', '--dossier', DOSSIER, '--since', '2099-01-01'), /no statements/)
  })

  test('first: who said it first, and on whose word', () => {
    const [{ id }] = JSON.parse(printed('statements', '--json', '--text', '外交を追求する')).items
    assert.match(printed('first', id), /said first here[\s\S]*on whose word:\n {2}CNN\n/)
    assert.equal(JSON.parse(printed('first', id, '--json')).first.id, id)
  })
})

describe('readout review', () => {
  const record = join(folder, 'reviewed.db')
  const run = (...args: readonly string[]) => readout(args, { record })

  before(() => {
    run('add', JAPANESE, '--published', '2022-02-01', '--outlet', 'CNN')
  })

  test('decides on links, and they show it', () => {
    const [dispute] = JSON.parse(run('disputes', '--json').out).items
    assert.match(run('review', dispute.id, 'reject', '--entry', 'dispute', '--by', 'Ida').out, /Ida +rejected +dispute/)
    const ids = (...args: readonly string[]) =>
      JSON.parse(run('disputes', '--json', ...args).out).items.map(({ id }: { id: string }) => id)
    assert.ok(!ids().includes(dispute.id))
    assert.ok(ids('--rejected').includes(dispute.id))
    assert.match(run('disputes', '--rejected').out, /rejected by Ida/)
    assert.equal(JSON.parse(run('review', '--json').out)[0].at, '2024-03-09T16:00:00.000Z')
  })

  test('finds a link by a statement that it is of', () => {
    const [item] = JSON.parse(run('pending', '--json').out).items
    const decide = (...args: readonly string[]) => run('review', item.id, 'confirm', '--entry', 'pending', ...args)
    const [other] = JSON.parse(run('statements', '--json', '--act', 'deny').out).items
    assert.match(decide('--statement', other.id).err, /The record has no pending l/)
    assert.match(decide('--statement', item.statements[0].id).out, /confirmed +pending/)
    const { err } = run('review', `l${'0'.repeat(24)}`, 'confirm', '--entry', 'answer')
    assert.match(err, /The record has no answer l0{24}\n/)
  })

  test('refuses what is not there', () => {
    for (const entry of ['statement', 'exchange', 'answer', 'dispute', 'pending', 'actor']) {
      const { code, err } = run('review', 'l0', 'confirm', '--entry', entry)
      assert.deepEqual(
        [code, err.split(':')[1]],
        [1, ` The record has no ${entry} l0${entry === 'statement' ? '' : '\n'}`],
      )
    }
    assert.match(run('review', 'l0', 'hide').err, /Expected one of confirm, reject, .*got hide/)
  })
})

describe('readout brief', () => {
  test('writes Markdown to standard output, and a page to a file', () => {
    const markdown = printed('brief', DOSSIER)
    assert.match(markdown, /^# Two crises/)
    const path = join(folder, 'brief.html')
    const { code, out, err } = readout(['brief', DOSSIER, '--out', path])
    assert.deepEqual([code, out], [0, ''])
    assert.match(err, /brief\.html: \d+ footnotes from 2 stories\n$/)
    assert.match(readFileSync(path, 'utf8'), /^<!doctype html>[\s\S]*<\/html>\n$/)
    assert.match(printed('brief', DOSSIER, '--format', 'html'), /^<!doctype html>/)
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith('.part')),
      [],
    )
  })

  test('is the same for the same record, whenever it is written', () => {
    assert.equal(readout(['brief', DOSSIER], { env: { SOURCE_DATE_EPOCH: '0' } }).out, printed('brief', DOSSIER))
  })

  test('is written in Japanese where that is asked for, with names as Japanese has them', () => {
    const markdown = printed('brief', DOSSIER, '--language', 'ja')
    assert.match(markdown, /^- \*\*期間：\*\* 2022年2月1日～2024年3月5日$/m)
    assert.match(markdown, /^- 米国とNATOがロシアに応答したとみられる〔確度\d+%〕。/m)
    assert.match(markdown, /「that both sides had asked for more time」と述べた/)
  })

  test('leaves out what is less sure', () => {
    const notes = (text: string) => text.match(/^\[\^\d+\]:/gm)?.length ?? 0
    assert.ok(notes(printed('brief', DOSSIER, '--min-probability', '0.86')) < notes(printed('brief', DOSSIER)))
  })
})

test('export and import carry the record over whole', () => {
  const copy = join(folder, 'copy.db')
  const exported = printed('export')
  assert.match(readout(['import', file('record.jsonl', exported)], { record: copy }).out, /\d+ facts from /)
  assert.equal(readout(['export'], { record: copy }).out, exported)
  assert.equal(readout(['brief', DOSSIER], { record: copy }).out, printed('brief', DOSSIER))
})

const BAD = {
  syntax: file('syntax.json', '{\n  "title": "T",\n  issues: []\n}'),
  field: file(
    'field.json',
    '{\n  "title": "T",\n  "issues": [\n    { "id": "A b", "name": "N", "terms": { "en": ["x"] } }\n  ]\n}',
  ),
  text: file('record.txt', 'no record at all, just a text that is long enough to be looked at'),
  short: file('short.txt', 'x'),
}

const ERRORS: readonly (readonly [string, readonly string[], RegExp, number])[] = [
  [
    'a record that is not there',
    ['statements', '--record', join(folder, 'none.db')],
    /There is no record .*none\.db: make one/,
    1,
  ],
  ['a record that is a folder', ['statements', '--record', folder], /cannot be opened as a record/, 1],
  ['a record that is a text', ['statements', '--record', BAD.text], /record\.txt .*not a database/, 1],
  ['a record that is a short text', ['stories', '--record', BAD.short], /short\.txt .*left as it is/, 1],
  ['a short text to add to', ['add', BAD.text, '--record', BAD.short], /short\.txt .*left as it is/, 1],
  [
    'an actor nobody knows',
    ['statements', '--source', 'Zebediah'],
    /called Zebediah: see "readout actors --name Zebediah"/,
    1,
  ],
  [
    'nobody who took part',
    ['exchanges', '--with', 'Zebediah'],
    /called Zebediah: see "readout actors --name Zebediah"/,
    1,
  ],
  ['a story that is not there', ['diff', 't0'], /t0/, 1],
  ['a statement that is not there', ['first', 's0'], /The record has no statement s0/, 1],
  ['a dossier that is not there', ['positions', '--dossier', 'none.json'], /There is no dossier none\.json/, 1],
  ['a dossier that is a folder', ['brief', folder], /cannot be read: EISDIR/, 1],
  ['a dossier that is no JSON', ['brief', BAD.syntax], /syntax\.json: The dossier is not JSON: line 3/, 1],
  [
    'a dossier with a wrong field',
    ['brief', BAD.field],
    /field\.json: .*line 4: issues\[0\]\.id: expected small letters/,
    1,
  ],
  [
    'an issue that the dossier lacks',
    ['statements', '--dossier', DOSSIER, '--issue', 'moon'],
    /has no issue moon; it has nato-membership/,
    1,
  ],
  [
    'an issue without its dossier',
    ['statements', '--issue', 'moon'],
    /issue needs the dossier that defines it: --dossier/,
    1,
  ],
  [
    'a brief that cannot be written',
    ['brief', DOSSIER, '--out', join(folder, 'no', 'such.md')],
    /cannot be written: ENOENT/,
    1,
  ],
  ['a day that is none', ['pending', '--today', '2022-02-30'], /Expected a day such as/, 2],
  [
    'a state that is none',
    ['pending', '--state', 'done'],
    /Expected one of open, fulfilled, rejected, overdue, got done/,
    2,
  ],
  ['seconds that are none', ['pending', '--seconds', '-1'], /Expected a number of seconds from 0 to 3600, got -1/, 2],
  ['a limit that is none', ['disputes', '--limit', '0'], /Expected a whole number from 1 to 1000, got 0/, 2],
  ['positions without a dossier', ['positions'], /required option '--dossier <file>'/, 2],
  ['a language that no brief is in', ['brief', DOSSIER, '--language', 'fr'], /Allowed choices are en, ja/, 2],
  ['a format that is none', ['brief', DOSSIER, '--format', 'pdf'], /Allowed choices are markdown, html/, 2],
]

for (const [name, args, message, expected] of ERRORS) {
  test(`an error in one line: ${name}`, () => {
    const { code, out, err } = readout(args)
    assert.deepEqual([code, out], [expected, ''], err)
    assert.match(err, message)
    assert.match(err, /^readout: [^\n]+\n$/)
  })
}

test('what is no record is left as it is', () => {
  assert.equal(readFileSync(BAD.short, 'utf8'), 'x')
})

test('a reader that stops reading is no error', () => {
  const shell = spawnSync(
    'bash',
    ['-c', `set -o pipefail; "${process.execPath}" "${main}" export | head -c 100 | wc -c`],
    {
      cwd: root,
      env: { ...process.env, READOUT_RECORD: RECORD },
    },
  )
  assert.deepEqual([shell.status, String(shell.stderr), String(shell.stdout).trim()], [0, '', '100'])
})

test('hostile reports cannot write to the terminal', () => {
  const record = join(folder, 'hostile.db')
  const payload = '\u001b[2J\u202e\u0007\u009b31m<script>'
  const said = `Jonas Reve demanded that Orrin ${payload} withdraw its boats by March 20. Orrin rejected the demand ${payload}.`
  const line = {
    text: said,
    language: 'en',
    published: '2024-03-05',
    outlet: payload,
    title: payload,
    url: `https://x.example/${payload}`,
  }
  assert.equal(readout(['add', file('hostile.jsonl', `${JSON.stringify(line)}\n`)], { record }).code, 0)
  const commands = [
    ['statements', '--answers'],
    ['stories'],
    ['actors'],
    ['exchanges'],
    ['disputes'],
    ['pending'],
    ['brief', DOSSIER],
  ]
  for (const args of [...commands, ['positions', '--dossier', DOSSIER], ['brief', DOSSIER, '--format', 'html']]) {
    const { code, out } = readout(args, { record })
    assert.equal(code, 0)
    assert.doesNotMatch(out, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/, args.join(' '))
  }
  assert.ok(existsSync(record))
})
