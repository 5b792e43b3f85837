import type { Designation, Names, Resolution } from '../../src/record/index.ts'
import { digest } from '../../src/text/index.ts'

/** An actor of the tests: what it is, for which state it stands, and what reports call it. */
type Row = readonly [kind: Designation['kind'], state: string, ...names: string[]]

const CAST: readonly Row[] = [
  ['person', 'Russia', 'Sergei Lavrov', 'Lavrov', 'Sergey Lavrov', 'ラブロフ', 'ラヴロフ', 'セルゲイ・ラブロフ'],
  ['person', 'United States', 'Antony Blinken', 'Blinken', 'Antony J. Blinken', 'ブリンケン', 'アントニー・ブリンケン'],
  ['person', 'United States', 'Ned Price', 'Price', 'プライス'],
  ['person', 'Russia', 'Vladimir Putin', 'Putin', 'プーチン', 'ウラジミール・プーチン'],
  ['person', 'United States', 'Joe Biden', 'Biden', 'バイデン', 'ジョー・バイデン'],
  ['person', 'Ukraine', 'Volodymyr Zelensky', 'Zelensky', 'ジェレンスキー', 'ゼレンスキー'],
  ['person', 'United Kingdom', 'Boris Johnson', 'Johnson', 'ジョンソン'],
  ['state', '', 'United States', 'the United States', 'US', 'the US', 'America', '米国', 'アメリカ'],
  ['state', '', 'Russia', 'ロシア', 'ロシア側', 'ロシア連邦'],
  ['state', '', 'Ukraine', 'ウクライナ'],
  ['state', '', 'Canada', 'カナダ'],
  ['state', '', 'United Kingdom', 'Britain', '英国'],
  ['body', 'Russia', 'the Kremlin', 'Kremlin', 'クレムリン宮', 'クレムリン宮殿', 'クレムリン'],
  ['body', 'Russia', 'Moscow', 'モスクワ'],
  ['body', 'United States', 'Washington', 'ワシントン'],
  ['body', 'United States', 'the White House', 'White House', 'ホワイトハウス'],
  ['body', 'United States', 'State Department', 'the State Department', '米国務省', '国務省'],
  ['body', 'Russia', 'Russian foreign ministry', 'the Russian foreign ministry', 'ロシアの外務省', 'ロシア外務省'],
  ['body', '', 'NATO'],
  ['body', '', 'European Union', 'the European Union', 'the EU', 'EU', '欧州連合'],
  ['body', '', 'OSCE', '欧州安全保障協力機構'],
  ['state', '', 'Varda', 'ヴァルダ', 'バルダ'],
  ['state', '', 'Selmia', 'セルミア'],
  ['state', '', 'Oresk', 'オレスク'],
  ['state', '', 'Tavria', 'タヴリア'],
  ['body', 'Varda', 'Varda’s foreign ministry', "Varda's foreign ministry", 'ヴァルダ外務省'],
  ['body', 'Selmia', 'Selmia’s foreign ministry', "Selmia's foreign ministry", 'セルミア外務省'],
  ['person', 'Varda', 'Jonas Reve', 'Reve', 'ヨナス・レーヴェ', 'レーヴェ'],
  ['person', 'Selmia', 'Ana Teslic', 'Teslic', 'アナ・テスリッチ', 'テスリッチ'],
  ['person', 'Oresk', 'Mira Sole', 'Sole', 'ミラ・ソーレ', 'ソーレ'],
  ['person', 'Tavria', 'Paul Haddon', 'Haddon', 'ポール・ハドン', 'ハドン'],
  ['person', 'Varda', 'Lena Brandt', 'Brandt', 'レナ・ブラント', 'ブラント'],
  ['body', '', 'Northline', 'ノースライン'],
  ['body', '', 'the Dockers’ Union', "the Dockers' Union", 'Dockers’ Union', '港湾労組'],
]

const ids = new Map(
  CAST.flatMap(([kind, state, ...names]) => names.map((name) => [name, { kind, state, best: names[0] }])),
)

function idOf(name: string): string {
  return `k${digest(name).slice(0, 12)}`
}

function designated(name: string): Designation {
  const known = ids.get(name)
  if (known === undefined) {
    const isUnnamed = /^(the|a|an|he|she) |^\p{Ll}/iu.test(name) || !/[\p{Lu}\p{sc=Katakana}]/u.test(name)
    return { key: `n${digest(name).slice(0, 20)}`, kind: isUnnamed ? 'unnamed' : 'body', name }
  }
  const stand = known.state === '' ? {} : { standsFor: idOf(known.state) }
  return { key: `n${digest(name).slice(0, 20)}`, kind: known.kind, name, block: known.best, ...stand }
}

/** Names by a table, several joined by と, “and” and 、. */
export const castNames: Names = {
  designate: (wordings) => {
    const known = wordings.find((each) => ids.has(bare(each)))
    const parts = (known ?? wordings[0] ?? '').split(
      / and |(?<=\p{sc=Katakana}|\p{sc=Han}|\p{Lu})と(?=\p{Lu}|\p{sc=Katakana}|\p{sc=Han})/u,
    )
    return parts.map((part) => designated(bare(part)))
  },
  resolve: (designations) => {
    const meant = (each: Designation): Resolution => ({
      actor: idOf(each.block ?? each.key),
      rule: 'table',
      probability: 0.9,
    })
    return new Map(designations.map((each) => [each.key, meant(each)]))
  },
}

const TITLES =
  /^(?:(?:US |Russian )?(?:Secretary of State|Foreign Minister|Prime Minister|President|foreign minister|spokesman|spokeswoman|envoy) )+|(?:大統領|首相|外相|国務長官|報道官|外務大臣|氏|特使)$/u

function bare(name: string): string {
  return name
    .replace(/^管理者と国務省のスポークスマン/, '')
    .replace(TITLES, (title) => (title === name ? title : ''))
    .replace(/['’]s$/, '')
}
