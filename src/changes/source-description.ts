import type { Said } from './said.ts'

/** A source taken apart. */
export interface Description {
  readonly words: string
  readonly pronoun: number | undefined
  /** Proper names that it is called by, in small letters. */
  readonly names: readonly string[]
  /** What it is: its offices, the head last. */
  readonly offices: readonly string[]
  /** Whose: what stands before the office. */
  readonly qualifiers: readonly string[]
  readonly text: string
}

const PRONOUNS: readonly RegExp[] = [
  /^(?:he|him|his)$/iu,
  /^(?:she|her)$/iu,
  /^(?:they|we|it|i|you|who|those|these|this|that)$/iu,
  /^(?:彼|同氏)$/u,
  /^彼女$/u,
  /^(?:彼ら|我々|私|私たち|同.{1,4}|両.{1,3}|自身)$/u,
]

export const OFFICES = new Set(
  `minister ministers ministry president presidents premier chancellor secretary spokesman spokeswoman spokesperson
  spokespeople spokesmen official officials officer officers general admiral colonel commander chief head director chairman
  chairwoman chair governor mayor senator congressman congresswoman lawmaker lawmakers envoy ambassador diplomat diplomats
  leader leaders prime foreign defence defense interior deputy vice former acting judge prosecutor prosecutors police
  government department office agency administration council commission committee party union company bank analyst analysts
  expert experts professor doctor researcher researchers economist economists witness witnesses resident residents lawyer
  lawyers executive manager owner captain coach king queen prince pope bishop aide aides adviser advisers advisor source
  sources authority authorities army military navy force forces court parliament congress senate group mr mrs ms dr sir
  lord lady state federal central senior top lieutenant major sergeant inspector superintendent press presidential rebel
  rebels fighter fighters engineer engineers operator regulator cabinet delegation representative representatives statement
  report negotiator negotiators worker workers teacher teachers farmer farmers fisherman fishermen nurse nurses student
  students mother father son daughter wife husband neighbour neighbours neighbor neighbors pilot driver`.split(/\s+/),
)

const OFFICE_JA =
  /(?:副|前|元|新|次期|総)?(?:大統領府|大統領|(?:首|外|内|法|農|財務|国防|防衛|経済|経産|環境|運輸|国交|保健|厚労|通商|文科|総務|法務|内務)相|外務次官|次官|報道官|官房長官|(?:国務|国防)?長官|大臣|議長|知事|[市町村区]長|[社会院校署隊艦船局課部所館園店学団駅班組]長|理事長|理事|[審補参]\p{sc=Han}{1,2}官|書記官|報道担当|顧問|主席|国王|皇太子|教皇|司教|主将|監査役|代理人|工場長|頭取|総裁|専務|司令官|委員長|委員(?!会)|代表|教授|医師|研究員|事務総長|事務局長|幹事長|党首|書記長|議員|大使|特使|関係者|当局者|当局|政府|(?:外務|国防|防衛|財務|内務|保健|法務|運輸|商務|環境|国務)?省|(?:警察|気象|金融)?庁|野党|与党|党|外交官|専門家|アナリスト|エコノミスト|スポークスマン|スポークスパーソン|弁護士|住民|目撃者|団体|組合|協会|警察|軍|検察|裁判所|委員会|筋|高官|担当者|責任者|監督|選手|漁師|農家|遺族|被告|容疑者|検察官|判事|教諭|教師|生徒|学生|看護師|職員|運転手|店主|隊員|消防|男性|女性|氏|さん)/gu

/** What may follow a name and is no office. */
const MANNERS_JA = /^(?:氏|さん)$/u

const described = new WeakMap<Said, Description>()

/** A statement’s source taken apart; it is compared with those of many others. */
export function describe(said: Said): Description {
  const known = described.get(said) ?? takenApart(said)
  described.set(said, known)
  return known
}

function takenApart({ source, name, text }: Said): Description {
  const words = source.exact
    .normalize('NFKC')
    .replace(/^(?:the|an?)\s+/iu, '')
    .trim()
  const pronoun = PRONOUNS.findIndex((pattern) => pattern.test(words))
  const isPronoun = 0 <= pronoun
  const known = isPronoun && name ? name : words
  const parts = isPronoun && !name ? NO_PARTS : isWide(known) ? describedWide(known) : describedSpaced(known)
  return { words: words.toLowerCase(), pronoun: isPronoun ? pronoun : undefined, text, ...parts }
}

type Parts = Pick<Description, 'names' | 'offices' | 'qualifiers'>

const NO_PARTS: Parts = { names: [], offices: [], qualifiers: [] }

/** "Russian Foreign Minister Sergei Lavrov": names are what is capital behind the offices, or stands apart from them. */
function describedSpaced(words: string): Parts {
  const parts = words.split(',').map((part) => {
    const [head, ...tail] = part.split(/\b(?:of|for|from|at|in|with)\b/u)
    const { names, offices, qualifiers } = partedSpaced(head)
    return { names, offices, qualifiers: [...qualifiers, ...tail.flatMap((rest) => wordList(rest.toLowerCase()))] }
  })
  return {
    names: parts.flatMap(({ names }) => names),
    offices: parts.flatMap(({ offices }) => offices),
    qualifiers: parts
      .flatMap(({ qualifiers }) => qualifiers)
      .filter((word) => !/^(?:the|his|her|its|their|my|our)$/u.test(word)),
  }
}

function partedSpaced(part: string): Parts {
  const words = part.match(/[\p{L}\p{M}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*/gu) ?? []
  const last = words.findLastIndex((word) => OFFICES.has(word.toLowerCase()) || isCommon(word))
  const small = words.map((word) => word.toLowerCase().replace(/['’]s$/u, ''))
  return {
    names: small.slice(last + 1).filter((name) => !/^\p{N}/u.test(name)),
    offices: last < 0 ? [] : [small[last]],
    qualifiers: small
      .slice(0, Math.max(last, 0))
      .filter((word) => !OFFICES.has(word) && /^\p{Lu}/u.test(words[small.indexOf(word)])),
  }
}

/** Small letters that are no part of a name as those of Willem de Groot are. */
function isCommon(word: string): boolean {
  return /^\p{Ll}/u.test(word) && !PARTICLES.test(word)
}

const PARTICLES = /^(?:de|del|della|di|da|do|dos|du|la|le|van|von|der|den|ter|af|bin|ibn|ben|al|el|abu)(?:-|$)/u

/** ロシアのラブロフ外相: names are what stands right before the office, qualifiers what stands before の. */
function describedWide(words: string): Parts {
  const segments = words.split(/[のと・、\s　]/u).filter(Boolean)
  const last = (segments.at(-1) ?? '').replace(/側$/u, '')
  const offices = [...last.matchAll(OFFICE_JA)].map(([office]) => office).filter((office) => !MANNERS_JA.test(office))
  const bare = last.replaceAll(OFFICE_JA, '').replace(CLAUSE_JA, '')
  const isRole = offices.length === 0 && ROLE_JA.test(bare) && bare === last
  if (isRole) return { names: [], offices: [bare], qualifiers: segments.slice(0, -1) }
  const isTitled = offices.length > 0
  return {
    names: bare === '' ? [] : [bare, ...(words.includes('・') ? segments.slice(0, -1) : [])],
    offices,
    qualifiers: isTitled ? segments.slice(0, -1).map((word) => word.replaceAll(OFFICE_JA, '')) : [],
  }
}

/** 弁護人, 飼育員: what somebody is, without a name. */
const ROLE_JA = /^\p{sc=Han}{1,4}[人士師者員手家主係役]$/u

/** 車内に閉じ込められた沼田: what stands in kana before a name describes it. */
const CLAUSE_JA = /^.*\p{sc=Hiragana}(?=[\p{sc=Han}\p{sc=Katakana}ー]{2,}$)/u

export function wordList(words: string): string[] {
  return words.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

/** Whether words are in writing without spaces, as names and offices are. */
export function isWide(words: string): boolean {
  return /[\p{sc=Han}\p{sc=Katakana}]/u.test(words)
}
