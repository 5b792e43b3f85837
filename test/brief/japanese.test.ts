import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parseHTML } from 'linkedom'
import { composeBrief, type Piece, writeBriefHtml, writeBriefMarkdown } from '../../src/brief/index.ts'
import { actVerb, sayingVerb } from '../../src/brief/japanese-verbs.ts'
import {
  calledInJapanese,
  daysInJapanese,
  listedInJapanese,
  minutesInJapanese,
  quotedInJapanese,
  whenInJapanese,
} from '../../src/brief/japanese-words.ts'
import type { Party, Said } from '../../src/brief/words.ts'
import { reviewOf } from '../../src/record/index.ts'
import type { Act } from '../../src/schema/index.ts'
import { answers } from '../../src/views/index.ts'
import { record } from '../views/coast.ts'
import { recordOf } from '../views/link-cases.ts'
import { DOSSIER, sentencesOf, text } from './told.ts'

const LANGUAGE = { language: 'ja' } as const
const read = (pieces: readonly Piece[]) => text({ pieces })

/** The sentences of a brief in Japanese of one report about troops. */
async function told(report: string, language: 'en' | 'ja' = 'ja'): Promise<string[]> {
  const viewed = await recordOf([{ day: '2022-02-01', language, text: report }])
  return [...sentencesOf(await composeBrief(viewed, DOSSIER, LANGUAGE))].map(text)
}

describe('a brief in Japanese', () => {
  test('tells answers, disputes, what is overdue, on whose word, and which way a side went', async () => {
    const brief = await composeBrief(await record(), DOSSIER, { ...LANGUAGE, today: '2022-03-01' })
    const markdown = writeBriefMarkdown(brief)
    for (const line of [
      /^- \*\*期間：\*\* 2022年2月1日～16日$/m,
      /^- \*\*言語：\*\* 英語、日本語$/m,
      /^## 情勢$/m,
      /^- セルミアがVardaに応答したとみられる〔確度\d+%〕。(\[\^\d+\]){2}$/m,
      /^- Ana Teslic氏の主張をレーヴェ氏が否定したとみられる〔確度\d+%〕。/m,
      /^- Vardaの要求をセルミアが拒否したとみられる〔確度\d+%〕。/m,
      /^- \*\*期限超過\*\* Vardaの公表が待たれている（期限は2022年2月20日）〔確度\d+%〕。/m,
      /^- 「an aide」によると、レーヴェ氏は「that Varda supported the fishing treaty」と述べた（2022年2月6日の記事）/m,
      /^- 2本の記事が、レーヴェ氏とソーレ氏の会談（2022年2月4日）について伝えている〔確度\d+%〕。/m,
      /^- 発言の性格は支持（2022年2月6日）から拒否（2022年2月16日）へ推移し、相手側から遠ざかっている/m,
      /^## The moon\n\n該当なし$/m,
      /^\[\^\d+\]: 「.+」――Reve（レーヴェ氏と解釈）、報道機関不明、2022年2月6日。発言 /m,
    ]) {
      assert.match(markdown, line)
    }
  })

  test('has no English words of its own: what is not Japanese is a report’s, a name, or somebody’s decision', async () => {
    const brief = await composeBrief(await record(), DOSSIER, { ...LANGUAGE, today: '2022-03-01' })
    const all = [
      ...[...sentencesOf(brief)].flatMap(({ pieces }) => pieces),
      ...brief.scope.flatMap(({ name, values }) => [name, ...values]),
      ...brief.parts.flatMap(({ heading, parts }) => [...heading, ...parts.flatMap((part) => part.heading)]),
      ...brief.notes.flatMap(({ who }) => who),
    ]
    const own = all.map((piece) => (typeof piece === 'string' || piece.kind === 'mark' ? read([piece]) : ''))
    for (const words of own) assert.doesNotMatch(words, /\p{sc=Latin}/u)
  })

  test('as a page is Japanese as a whole, and what is quoted is in its own language and unchanged', async () => {
    const brief = await composeBrief(await record(), DOSSIER, LANGUAGE)
    const { document } = parseHTML(writeBriefHtml(brief))
    assert.equal(document.documentElement?.getAttribute('lang'), 'ja')
    assert.equal(document.querySelector('#sources h2')?.textContent, '出典')
    assert.equal(document.querySelector('#moon, #issue-moon .none')?.textContent, '該当なし')
    const said = [...document.querySelectorAll('.said, .cue')]
    assert.deepEqual([...new Set(said.map((each) => each.getAttribute('lang')))].sort(), ['en', 'ja'])
    for (const each of said)
      assert.equal(/[\p{sc=Han}]/u.test(each.textContent ?? ''), each.getAttribute('lang') === 'ja')
    const names = [...document.querySelectorAll('li .name')]
    assert.ok(names.some((name) => name.textContent === 'Ana Teslic' && name.getAttribute('lang') === 'en'))
    assert.ok(names.every((name) => name.textContent !== 'レーヴェ' || name.getAttribute('lang') === null))
    assert.equal(document.querySelector('h1')?.getAttribute('lang'), 'und', 'nobody said what language the title is in')
  })

  test('calls people as Japanese reports do: by their title where the report has it, else with 氏', async () => {
    const [titled] = await told('レーヴェ首相は、部隊は国境に残ると述べた。')
    assert.equal(titled, 'レーヴェ首相は「部隊は国境に残る」と述べた（2022年2月1日の記事）。')
    const [bare] = await told('レーヴェは、部隊は国境に残ると述べた。')
    assert.equal(bare, 'レーヴェ氏は「部隊は国境に残る」と述べた（2022年2月1日の記事）。')
  })

  test('tells an act by its verb only where the report’s own word is one of it', async () => {
    for (const [report, language, expected] of [
      [
        'Jonas Reve denied that the troops had moved.',
        'en',
        /^Jonas Reve氏は「that the troops had moved」を否定した（.+）〔否定と解釈、確度\d+%；原文は「denied」〕。$/,
      ],
      [
        'ロシアは、部隊は移動していないと述べた。',
        'ja',
        /^ロシアは「部隊は移動していない」と述べた（.+）〔否定と解釈、確度\d+%〕。$/,
      ],
      [
        'Jonas Reve never promised that the troops would leave.',
        'en',
        /^Jonas Reve氏について、記事は「that the troops would leave」に関し「never promised」と伝えている/,
      ],
      [
        'Jonas Reve declined to say whether the troops would leave.',
        'en',
        /^Jonas Reve氏は「whether the troops would leave」について明言を避けた/,
      ],
      [
        'Jonas Reve told reporters that the troops would leave.',
        'en',
        /氏は「reporters」に対し、「that the troops would leave」と述べた/,
      ],
    ] as const) {
      assert.match((await told(report, language))[0], expected)
    }
  })

  test('joins a verb to what was said as the report does, and has no verb for what is more than saying', () => {
    const saidBy = (act: Act, cue: string, content: string, between?: string): Said => ({
      ...{ who: [], onWordOf: [], toWhom: [], isCut: false, isNegated: false, isConditional: false, isHedged: false },
      ...{ act: { value: act, probability: 0.9 }, probability: 0.9 },
      cue: [{ kind: 'cue', text: cue, language: 'ja' }],
      content: [{ kind: 'said', text: content, language: /[a-z]/.test(content) ? 'en' : 'ja' }],
      ...(between !== undefined && { between: { kind: 'said', text: between, language: 'ja' } }),
    })
    const verbOf = (...told: Parameters<typeof saidBy>) => actVerb(saidBy(...told))
    assert.deepEqual(
      [
        ['agonized over', 'the hostages'],
        ['said', 'they would stay'],
        ['mused', 'that they would stay'],
        ['悼んだ', '犠牲者', 'を'],
        ['つぶやいた', '行きたい', 'と'],
        ['明らかにした', '撤退すること', 'を'],
      ].map(([cue, content, between]) => sayingVerb(saidBy('assert', cue, content, between))),
      [undefined, 'と述べた', 'と述べた', undefined, 'と述べた', 'を明らかにした'],
    )
    assert.deepEqual(
      [
        verbOf('demand', '要求しました', '部隊を撤退すること', 'を'),
        verbOf('demand', '要求した', '部隊は撤退すべきだ', 'と'),
        verbOf('request', '求めた', '部隊を撤退する', 'よう'),
        verbOf('promise', '約束し', '認めないこと'),
        verbOf('deny', '否定した', '移動していない', 'と'),
        verbOf('agree', 'agreed', 'to meet'),
        verbOf('support', '歓迎した', '進展'),
        verbOf('decline', '答えなかった', '発言', 'に'),
        verbOf('deny', '答えた', '拡大は発生していない', 'と'),
      ],
      [
        'を要求した',
        'と要求した',
        'よう求めた',
        'を約束した',
        'と否定した',
        'に同意した',
        'を歓迎した',
        'に答えなかった',
        undefined,
      ],
    )
  })

  test('says what people decided', async () => {
    const viewed = await record()
    const by = { by: 'Ida', at: '2022-03-01T10:00:00Z' }
    const [answer] = (await answers(viewed, { languages: ['ja'] }, { limit: 1 })).items
    await viewed.reader.add([
      reviewOf({ ...by, entry: 'answer', of: answer.id, decision: 'confirmed' }),
      reviewOf({ ...by, entry: 'statement', of: answer.asked.id, decision: 'unsure' }),
    ])
    const markdown = writeBriefMarkdown(await composeBrief(viewed, DOSSIER, LANGUAGE))
    assert.match(markdown, /- セルミアがVardaに応答した〔Idaが確認〕。/)
    assert.match(markdown, /；Idaは判断を保留〕。/)
    assert.match(markdown, /確度\d+%；2022年3月1日、Idaは判断を保留。/)
  })

  test('of an editor says whose words are whose', async () => {
    const brief = await composeBrief(await record(), DOSSIER, LANGUAGE)
    const own = { title: '朝の概況', byPart: { disputes: '未確認。' } }
    const markdown = writeBriefMarkdown(brief, own)
    assert.match(markdown, /^# 朝の概況\n\n> 題名は編集者による。ドシエ：The coast and the border\n/)
    assert.match(markdown, /## 食い違い\n\n> \*\*編集者の注記：\*\* 未確認。\n\n- /)
    assert.match(
      writeBriefHtml(brief, own),
      /<aside class="own"><strong>編集者の注記<\/strong><p>未確認。<\/p><\/aside>/,
    )
  })
})

test('names that the cast has in the brief’s language are used, in either language', async () => {
  const viewed = await recordOf([
    { day: '2022-02-01', language: 'en', text: 'Varda demanded that Selmia withdraw its troops from the border.' },
  ])
  const usualName = (_: string, language: 'en' | 'ja') => ({ en: 'Varda', ja: 'ヴァルダ' })[language]
  const sentences = async (language: 'en' | 'ja') =>
    [...sentencesOf(await composeBrief({ ...viewed, usualName }, DOSSIER, { language }))].map(text)
  assert.match((await sentences('ja'))[0], /^ヴァルダは「that Selmia withdraw its troops from the border」を要求した/)
  assert.match((await sentences('en'))[0], /^In a report of 1 February 2022, Varda “?demanded/)
})

test('an English brief calls those by a Latin name whom the record knows by one', async () => {
  const viewed = await recordOf([
    { day: '2022-02-01', language: 'ja', text: 'ラブロフ外相は、部隊は残ると述べた。' },
    { day: '2022-02-02', language: 'en', text: 'Sergei Lavrov said the troops would stay.' },
  ])
  const brief = await composeBrief(viewed, DOSSIER)
  const names = [...sentencesOf(brief)].flatMap(({ pieces }) =>
    pieces.flatMap((piece) => (typeof piece !== 'string' && piece.kind === 'name' ? [piece.text] : [])),
  )
  assert.deepEqual([...new Set(names)], ['Sergei Lavrov'])
})

describe('Japanese prose', () => {
  test('writes days, times and lists', () => {
    assert.deepEqual(
      [
        whenInJapanese('2022-02-01'),
        whenInJapanese('2022-02'),
        whenInJapanese('2022'),
        whenInJapanese('../2022-02-10'),
        whenInJapanese('2022-02-10/..'),
        whenInJapanese('2022-01-24/2022-01-30'),
        whenInJapanese('soon'),
      ],
      ['2022年2月1日', '2022年2月', '2022年', '2022年2月10日まで', '2022年2月10日以降', '2022年1月24日～30日', 'soon'],
    )
    assert.deepEqual(
      [
        daysInJapanese('2022-02-01', '2022-02-01'),
        daysInJapanese('2022-02-01', '2022-03-05'),
        daysInJapanese('2022-02-01', '2024-03-05'),
        daysInJapanese('2022-02', '2022-03'),
      ],
      ['2022年2月1日', '2022年2月1日～3月5日', '2022年2月1日～2024年3月5日', '2022年2月～3月'],
    )
    assert.deepEqual([30, 60, 90].map(minutesInJapanese), ['30分', '1時間', '1時間30分'])
    assert.deepEqual(
      [1, 2, 3].map((n) => read(listedInJapanese(['甲', '乙', '丙'].slice(0, n).map((name) => [name])))),
      ['甲', '甲と乙', '甲、乙、丙'],
    )
  })

  test('quotes in brackets that are not those within, and does not quote twice', () => {
    const quoted = (said: string) => read(quotedInJapanese({ kind: 'said', text: said, language: 'ja' }))
    assert.deepEqual(
      ['部隊は残る', '「部隊は残る」', '「残る」と「去る」', '「部隊は残る', '"We stay,"', '“We” stay'].map(quoted),
      ['「部隊は残る」', '「部隊は残る」', '『「残る」と「去る」』', '『「部隊は残る』', '"We stay,"', '「“We” stay」'],
    )
  })

  test('calls by title, with 氏, or by the report’s words', () => {
    const called = (text: string, more: Omit<Partial<Party>, 'name'>) =>
      read(calledInJapanese({ name: { kind: 'name', text }, names: [text], ...more }))
    const asWritten = (words: string) => ({ asWritten: { kind: 'name', text: words } as const })
    assert.deepEqual(
      [
        called('セルゲイ・ラブロフ', { kind: 'person', ...asWritten('ロシアのラブロフ外相') }),
        called('小泉純一郎', { kind: 'person', ...asWritten('小泉首相') }),
        called('小泉純一郎', { kind: 'person', ...asWritten('小泉首相の側近') }),
        called('小泉純一郎', { kind: 'person', ...asWritten('彼') }),
        called('ロシア', { kind: 'state', ...asWritten('ロシア側') }),
        called('ある外交官', { kind: 'unnamed', sourcing: 'unnamed' }),
        called('a diplomat', { kind: 'unnamed', sourcing: 'unnamed' }),
        called('the foreign minister', { kind: 'unnamed', sourcing: 'named' }),
        called('the letter', {}),
      ],
      [
        'ロシアのラブロフ外相',
        '小泉首相',
        '小泉純一郎氏',
        '小泉純一郎氏',
        'ロシア',
        'ある外交官',
        '匿名の情報源「a diplomat」',
        '「the foreign minister」',
        '「the letter」',
      ],
    )
  })
})
