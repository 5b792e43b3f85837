import assert from 'node:assert/strict'
import { test } from 'node:test'
import { english } from '@readout/en'
import { japanese } from '@readout/ja'
import type { LanguagePack } from '../../../src/engine/index.ts'
import { read } from '../../../src/engine/index.ts'

const channels = (text: string, pack: LanguagePack = english) =>
  read(text, pack, { published: '2022-02-04' }).statements.map(({ channel }) => channel?.value)
const hearers = (text: string, pack: LanguagePack = english) =>
  read(text, pack).statements.map(({ addressee }) => addressee.map(({ exact }) => exact).join(' '))

test('English: an occasion goes on while its speaker does, also by name', () => {
  const text =
    'At a news conference in Selm, Minister Dana Orlov said the port would stay shut. Orlov said the patrols would go on. ' +
    '“We are patient,” she said. Jan Tarek, a trader, said he had lost everything.'
  assert.deepEqual(channels(text), ['press-conference', 'press-conference', 'press-conference', undefined])
})

test('English: another occasion of the same speaker, or another time, ends it', () => {
  const text =
    'Governor Ida Holm said at a rally in Selm that the tax was dead. Holm wrote on Twitter that she would sign nothing. ' +
    'Last year, Holm said that the tax was needed.'
  assert.deepEqual(channels(text), ['speech', 'post', undefined])
})

test('English: a hearing has many voices', () => {
  const text =
    'Bank chief Olaf Reve said at a Senate hearing on Tuesday that he was sorry. ' +
    '“You should resign,” Senator Ida Holm told Reve. “I will not,” Reve said.'
  assert.deepEqual(channels(text), ['hearing', 'hearing', 'hearing'])
})

test('English: what was said after a meeting was not said in it, and a plight is not spoken to', () => {
  assert.deepEqual(channels('“We are close,” the envoy said after the hearing.'), [undefined])
  assert.deepEqual(
    hearers('The minister addressed the plight of the fishermen, saying that help would come.').at(-1),
    '',
  )
})

test('English: networks and shows are broadcast, newspapers are not', () => {
  assert.deepEqual(channels('“It is over,” Orlov told Lena Brandt of Fox News on Monday.'), ['broadcast'])
  assert.deepEqual(channels('“It is over,” Orlov said on NBC’s “Meet the Press.”'), ['broadcast'])
  assert.deepEqual(channels('“It is over,” Orlov told The Selm Gazette.'), [undefined])
})

test('English: the last words of what is called for may tell where', () => {
  assert.deepEqual(channels('Orlov condemned the seizure of the boats in a statement on Friday.'), ['statement'])
})

test('English: the whole name of who is told, and who is asked', () => {
  assert.deepEqual(hearers('“It is over,” Orlov told Lena Brandt of Fox News on Monday.'), ['Lena Brandt of Fox News'])
  assert.deepEqual(hearers('Orlov told a group of fishermen that the port was shut.'), ['a group of fishermen'])
  const asked =
    'The deputy minister said the port was shut. Asked whether the boats would sail, Orlov said, “They are ours.”'
  assert.deepEqual(hearers(asked), ['', 'Orlov', ''])
})

test('Japanese: an occasion told in the clause or sentence before', () => {
  assert.deepEqual(channels('外務省は声明を出し、攻撃を非難すると述べた。', japanese), ['statement'])
  assert.deepEqual(channels('首相は国会で演説を行った。この中で首相は税を下げると述べた。', japanese), ['speech'])
  assert.deepEqual(channels('市長は10日の記者会見で、港を閉じ、船を止めると述べた。', japanese), ['press-conference'])
})

test('Japanese: whose word it is is not to whom it is said', () => {
  assert.deepEqual(hearers('朝日新聞によれば、外相は交渉を続けると述べた。', japanese), [''])
  assert.deepEqual(hearers('外相は同日夕方に交渉を続けると発表した。', japanese), [''])
  assert.deepEqual(hearers('外相は記者団に「交渉を続ける」と述べた。', japanese), ['記者団'])
})

/** For each statement the cue of the one it runs on from, or stands within. */
const links = (text: string, role: 'continues' | 'within', pack: LanguagePack = english) => {
  const { statements } = read(text, pack)
  const cueOf = (id: string | undefined) => statements.find((each) => each.id === id)?.cue[0]?.exact
  return statements.map((each) => cueOf(each[role]))
}

test('English: a participle runs on from what was said', () => {
  const text = '“We are patient,” Minister Dana Orlov said, noting that the port was still shut.'
  assert.deepEqual(links(text, 'continues'), [undefined, 'said'])
})

test('English: what he goes on to say, called “he”, does not stand within his quotation', () => {
  const text =
    '“It is the right thing to do,” President Jan Tarek said. He called the plan a “good story at a bad time.”'
  assert.deepEqual(links(text, 'within'), [undefined, undefined])
})

test('Japanese: what names no source runs on from the last that names it', () => {
  const text = '評議会は憲法を制定すると明らかにした。また、新たな選挙を行いたいと述べた。'
  assert.deepEqual(links(text, 'continues', japanese), [undefined, '明らかにした'])
})

test('Japanese: on whose word, said right behind, or as what it told', () => {
  const vias = (text: string) =>
    read(text, japanese).statements.map(({ via }) => via.map(({ exact }) => exact).join('・'))
  assert.deepEqual(vias('港で地震があったと気象庁が発表した。時事通信、共同通信などが伝えた。'), [
    '時事通信、共同通信など',
  ])
  assert.deepEqual(vias('首相は交渉を続けると述べたものの、毎日新聞によれば反対も多い。').slice(0, 1), [''])
})

test('an exchange is told by the words that tell a channel, with who was told', () => {
  const { exchanges, actors } = read('“It is over,” Dana Orlov told Lena Brandt of Fox News on Monday.', english)
  const nameOf = (id: string) => actors.find((actor) => actor.id === id)?.name
  assert.deepEqual(
    exchanges.map(({ kind, participants }) => [kind, participants.map(nameOf)]),
    [['broadcast', ['Dana Orlov', 'Lena Brandt of Fox News']]],
  )
})

test('two calls of one person with others are two exchanges', () => {
  const text =
    'Dana Orlov said the port would open in a phone call with Jan Tarek. ' +
    'Orlov said in a phone call with Ida Holm that the port was shut.'
  assert.deepEqual(
    read(text, english).exchanges.map(({ kind }) => kind),
    ['call', 'call'],
  )
})

test('the first call, where no words date it, is of the day that the text tells most of', () => {
  const text =
    'Dana Orlov told Jan Tarek in a phone call that the port would open. On Tuesday a spokesman said it was a good talk. ' +
    'The council met on Tuesday.'
  const { exchanges } = read(text, english, { published: '2022-02-02' })
  assert.equal(exchanges.find(({ kind }) => kind === 'call')?.date, '2022-02-01')
})

test('English: who asks, and whom a speech is made to, are told', () => {
  assert.deepEqual(hearers('The ministry, when contacted by The Selm Gazette, said the port was shut.'), [
    'The Selm Gazette',
  ])
  assert.deepEqual(hearers('“The port is shut,” Orlov said in a speech to dockers in Selm.'), ['dockers'])
  assert.deepEqual(hearers('Rep. Ida Holm told a news conference that the tax was dead.'), ['a news conference'])
})

test('English: a title’s full stop ends no sentence, and a channel may open what was taken for what is said', () => {
  const text = '“The tax is dead,” said Rep. A. Holm, the top Democrat on the panel, in a statement.'
  assert.deepEqual(channels(text), ['statement'])
  assert.deepEqual(channels('Orlov said Thursday on Twitter, “The port is ours.”'), ['post'])
})

test('Japanese: who asks is told; a plan that is spoken of is not', () => {
  assert.deepEqual(hearers('リーヴ社長は朝日新聞のインタビューで、「港は閉じない」と語った。', japanese), ['朝日新聞'])
  assert.deepEqual(hearers('首相は政府の改革案に対し、「足りない」と批判した。', japanese), [''])
})

test('Japanese: television and assemblies', () => {
  assert.deepEqual(channels('大統領はテレビを通じて、夜間外出禁止令を出すと発表した。', japanese), ['broadcast'])
  assert.deepEqual(channels('ホルム知事は、6月29日の県議会本会議で「税は下げない」と述べた。', japanese), ['hearing'])
})

test('what is said is of what is to come, is a guess, or is not said', () => {
  const flags = (text: string, pack: LanguagePack) => {
    const { future, hedged, negated } = read(text, pack).statements[0] ?? {}
    return [future && 'future', hedged && 'hedged', negated && 'negated'].filter(Boolean).join(' ')
  }
  assert.equal(flags('The minister said the port will be shut next week.', english), 'future')
  assert.equal(flags('Orlov said the port was shut.', english), '')
  assert.equal(flags('“I think the port was shut in May,” Orlov said.', english), 'hedged')
  assert.equal(flags('The ministry has not said whether the port was shut.', english), 'negated')
  assert.equal(flags('外務省は交渉を続けていくと述べた。', japanese), 'future')
  assert.equal(flags('市長は橋が落ちたと述べた。', japanese), '')
  assert.equal(flags('朝日新聞によると、船は沈んだ模様。', japanese), 'hedged')
})
