import assert from 'node:assert/strict'
import { test } from 'node:test'
import { english } from '@readout/en'
import { japanese } from '@readout/ja'
import { read } from '../../../src/engine/index.ts'

/** Each source with the name of whom it is laid to and how far that is known. */
function laidTo(
  text: string,
  pack: typeof english | typeof japanese,
): [string, string | undefined, string | undefined][] {
  const { statements, actors } = read(text, pack)
  return statements.map(({ source, actor, sourcing }) => [
    source.map(({ exact }) => exact).join(' … '),
    actors.find(({ id }) => id === actor?.value)?.name,
    sourcing?.value,
  ])
}

const names = (text: string, pack: typeof english | typeof japanese) => laidTo(text, pack).map(([, name]) => name)

test('two people of one last name are told apart, and the last name alone is the first of them', () => {
  const text =
    'Senator Robert Marlow said the bridge would be built. Helen Marlow said she had her doubts. “It will stand,” Marlow said.'
  assert.deepEqual(names(text, english), ['Robert Marlow', 'Helen Marlow', 'Robert Marlow'])
})

test('an office is who holds it: by a title, an apposition, a word that says the same', () => {
  const text =
    'Mayor Anna Castell said the market would close. Paul Ferrin, a lawyer for the traders, said they would sue. ' +
    '“We have no choice,” the mayor said. The attorney said that was false.'
  const found = names(text, english)
  assert.equal(found.at(-2), 'Anna Castell')
  assert.equal(found.at(-1), 'Paul Ferrin')
})

test('a party in brackets tells two nominees apart', () => {
  const text =
    'Republican nominee John Varrick said taxes would fall. Democratic nominee Susan Ostrow said they would rise. ' +
    '“He is wrong,” the Democratic candidate said.'
  assert.equal(names(text, english).at(-1), 'Susan Ostrow')
})

test('a body is known by its letters, its kind and its name', () => {
  const text =
    'The Northern Harbor Fund said on Monday that growth had slowed. The NHF said prices would rise. ' +
    '“Nothing is certain,” the fund said.'
  assert.deepEqual(
    new Set(laidTo(text, english).map(([, name, sourcing]) => `${name} ${sourcing}`)),
    new Set(['Northern Harbor Fund organisation']),
  )
})

test('two who speak together are one actor, and neither of them', () => {
  const text =
    'Senator Robert Marlow and Senator Anna Castell said the bill would pass. They said it was overdue. “We will see,” Marlow said.'
  const { statements } = read(text, english)
  const ids = statements.map(({ actor }) => actor?.value)
  assert.equal(ids[1], ids[0])
  assert.notEqual(ids.at(-1), ids[0])
  assert.equal(statements[0].sourcing?.value, 'named')
})

test('who speaks with their aides is one alone', () => {
  assert.deepEqual(names('Robert Marlow said no. Marlow and his aides said the bill was dead.', english), [
    'Robert Marlow',
    'Robert Marlow',
  ])
})

test('a pronoun is who weighs most and fits: gender, subject, nearness', () => {
  const text = 'Robert Marlow met Helen Ostrow in Selm. She said the talks had been useful. He said they had not.'
  assert.deepEqual(names(text, english), ['Helen Ostrow', 'Robert Marlow'])
})

test('members of a party are unnamed; a news service is an outlet', () => {
  const sourcings = (text: string) => laidTo(text, english).map(([, , sourcing]) => sourcing)
  assert.deepEqual(sourcings('Democrats said the vote was a sham.'), ['unnamed'])
  assert.deepEqual(sourcings('Officials at the Harbor Department said the port was open.'), ['unnamed'])
  assert.deepEqual(sourcings('Northern News Service reported that the port was open.'), ['outlet'])
})

test('a place is what it stands for, inferred, only where statements are laid to it', () => {
  const { actors } = read('The Kremlin said the talks had failed. Anna Castell of Moscow said she was sorry.', english)
  assert.deepEqual(
    actors.map(({ name, standsFor }) => [name, standsFor?.value]),
    [
      ['Kremlin', 'Russia'],
      ['Anna Castell', undefined],
    ],
  )
  assert.match(actors[0].standsFor?.rule ?? '', /^metonyms\.tsv:\d+$/)
  const inJapanese = read('クレムリンは交渉が決裂したと発表した。', japanese)
  assert.equal(inJapanese.actors[0]?.standsFor?.value, 'Russia')
})

test('Japanese: short names, dates before names, family name with title', () => {
  assert.deepEqual(
    new Set(names('東西新聞によると、橋は閉鎖された。3月4日の東西新聞によると、橋は再開された。', japanese)),
    new Set(['東西新聞']),
  )
  const text = '王建民総統は選挙を行うと述べた。進歩党の王総統は「勝つ」と語った。'
  assert.equal(new Set(names(text, japanese)).size, 1)
  assert.deepEqual(
    laidTo(text, japanese).map(([, , sourcing]) => sourcing),
    ['named', 'named'],
  )
})

test('Japanese: two outlets together are neither; who speaks for a body is the body', () => {
  const { statements } = read(
    '東西新聞、南北新聞によると、橋は閉鎖された。東西新聞によると、橋は古い。海洋連合(OU)の報道官は「安全だ」と述べた。OUは調査すると発表した。',
    japanese,
  )
  const ids = statements.map(({ actor }) => actor?.value)
  assert.notEqual(ids[0], ids[1])
  assert.equal(ids[2], ids[3])
})

test('Japanese: a name in katakana with an office, brackets and letters, and by its short form', () => {
  const text =
    '北海グループのサミュエル・ハルデン最高経営責任者(CEO)兼会長は「遺憾だ」と述べた。ハルデンCEOは再発を防ぐと語った。'
  assert.equal(new Set(names(text, japanese)).size, 1)
})

test('Japanese: a family name behind the whole name, two bodies together, a company that is no paper', () => {
  const one = (text: string) => new Set(names(text, japanese)).size
  assert.equal(one('川本一太外務副大臣は「残念だ」と述べた。川本氏は調査すると語った。'), 1)
  assert.equal(one('JR東西と南鉄は廃止すると発表した。両社は払い戻すと説明した。'), 1)
  const text = 'スカイリンク社が違反した。毎日新聞によると、橋は古い。同社は「防止に努める」と説明した。'
  assert.deepEqual(laidTo(text, japanese).at(-1)?.slice(1), ['スカイリンク社', 'organisation'])
})

test('Japanese: where no source stands, outlets report and others say', () => {
  const text =
    '毎日新聞によると、橋は閉鎖された。川辺町は調査すると発表した。また、周辺で渋滞が起きていると報じている。'
  assert.deepEqual(names(text, japanese), ['毎日新聞', '川辺町', '毎日新聞'])
})

test('Japanese: how far sources are known, by families of endings', () => {
  const sourcings = (source: string) => laidTo(`${source}によると、橋は閉鎖された。`, japanese)[0]?.[2]
  assert.equal(sourcings('報道'), 'outlet')
  assert.equal(sourcings('東西新聞の記事'), 'outlet')
  assert.equal(sourcings('議会の決議'), 'document')
  assert.equal(sourcings('犯行グループ'), 'unnamed')
  assert.equal(sourcings('エチオピア'), 'organisation')
  assert.equal(sourcings('川辺光孝弁護士'), 'named')
  assert.equal(sourcings('進歩党の代表'), 'named')
})

test('Japanese: an outlet that another is listed before is not the other alone', () => {
  const { statements } = read(
    '南北新聞によると、橋は古い。東西新聞、南北新聞によると、橋は閉鎖された。NHKによると、橋は安全だ。日本のNHKによると、橋は開いた。',
    japanese,
  )
  const ids = statements.map(({ actor }) => actor?.value)
  assert.notEqual(ids[0], ids[1])
  assert.equal(ids[2], ids[3])
})

test('time grows with the length of a text full of names', () => {
  const sentence = (at: number) =>
    `Senator Robert Marlow${at} said that Anna Castell${at} and the mayor had agreed. He said so. `
  const took = (n: number) => {
    const text = Array.from({ length: n }, (_, at) => sentence(at)).join('')
    const start = performance.now()
    read(text, english)
    return performance.now() - start
  }
  took(50)
  const [short, long] = [took(150), took(600)]
  assert.ok(long < short * 10, `${short} ms, then ${long} ms`)
})

test('time grows with the length of a headline that runs on into its text', () => {
  const start = performance.now()
  read(
    'VARDA’S DECLINE AFFECTS THE REST OF THE WORLD “Varda’s slowdown and mayhem said it would wait,” Orr said.',
    english,
  )
  assert.ok(performance.now() - start < 3000)
})

test('English: who speaks in a transcript is the person of that name, and named', () => {
  const text =
    'Gov. Mark Tenley and host Dana Orlov spoke on Sunday.\n\nORLOV: Will your opponent be there?\n\n' +
    'TENLEY: She will not. Mark Tenley does not run from debates.\n\nORLOV: Thank you, Governor.'
  const { statements, actors } = read(text, english)
  const nameOf = (id: string | undefined) => actors.find((actor) => actor.id === id)?.name
  assert.deepEqual(
    statements.map(({ actor, sourcing }) => [nameOf(actor?.value), sourcing?.value]),
    [
      ['Dana Orlov', 'named'],
      ['Mark Tenley', 'named'],
      ['Dana Orlov', 'named'],
    ],
  )
})
