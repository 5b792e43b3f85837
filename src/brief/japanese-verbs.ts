import type { Act } from '../schema/index.ts'
import { isToldAsSaid } from './told-as-said.ts'
import type { Said } from './words.ts'

/** What joins a content to the verb after it. */
type Particle = 'と' | 'を' | 'に' | 'で' | 'よう'

/** How Japanese tells an act: by a verb where the report’s cue is one of that act, in any language that is read. */
interface VerbRow {
  readonly act: Act
  readonly cue: RegExp
  /** After words of another language, or where nothing tells how they are joined. */
  readonly verb: string
  /** As the report joins them. */
  readonly joined?: Readonly<Partial<Record<Particle, string>>>
}

/** The first row that fits is taken. A cue that is denied fits those only that deny something themselves. */
const VERBS: readonly VerbRow[] = [
  { act: 'deny', cue: /\bden(?:y|ie[sd]|ying)\b|\brefut|\brebut|\bdisput|否定|否認|打ち消/, ...takes('否定した') },
  { act: 'deny', cue: /反論|反駁/, verb: 'に反論した', joined: { と: 'と反論した' } },
  { act: 'decline', cue: /控え/, verb: 'を控えた' },
  { act: 'decline', cue: /答え|応じ/, verb: 'に答えなかった' },
  { act: 'decline', cue: /\b(?:declin|refus)\w* to (?!comment)|明言/, verb: 'について明言を避けた' },
  { act: 'decline', cue: /\bdeclin|\brefus|拒|断/, verb: 'を拒んだ' },
  { act: 'decline', cue: /\bnot\b|n't|n’t|\bnever\b|ず$|な(?:い|かった)$|ません/, verb: 'を明らかにしなかった' },
  { act: 'reject', cue: /反対|反発/, verb: 'に反対した', joined: { と: 'と反発した' } },
  { act: 'reject', cue: /\breject|\brefus|\bdismiss|\brebuff|拒|退け|一蹴|却下|棄却|受け入れな/, ...takes('拒否した') },
  { act: 'demand', cue: /\bdemand|\binsist|要求/, ...takes('要求した') },
  { act: 'demand', cue: /\burg|\bcall|\bask|\border|求め|迫|訴え|促/, ...takes('求めた') },
  { act: 'request', cue: /要請/, ...takes('要請した') },
  {
    act: 'request',
    cue: /\bask|\brequest|\burg|\bappeal|\bcall|\binvit|求め|呼びかけ|呼び掛け|訴え|依頼|促/,
    ...takes('求めた'),
  },
  { act: 'propose', cue: /\bpropos|\boffer|\bsuggest|提案|提起|提唱/, ...takes('提案した') },
  { act: 'agree', cue: /合意|一致/, verb: 'で合意した', joined: { と: 'と合意した' } },
  { act: 'agree', cue: /\bagree|\baccept|同意|賛成|応じ|受け入れ/, verb: 'に同意した', joined: { と: 'と同意した' } },
  { act: 'promise', cue: /\bpromis|\bpledg|\bvow|\bcommit|\bassur|約束|誓|公約|確約/, ...takes('約束した') },
  { act: 'threaten', cue: /\bthreat|脅|威嚇/, verb: 'と威嚇した' },
  { act: 'threaten', cue: /警告/, verb: 'と警告した' },
  { act: 'warn', cue: /\bwarn|\bcaution|警告|警鐘|牽制|けん制|注意/, verb: 'と警告した', joined: { を: 'を警告した' } },
  { act: 'accuse', cue: /\baccus|\bblam|\balleg|非難|批判|告発|糾弾/, ...takes('非難した') },
  { act: 'condemn', cue: /抗議/, verb: 'に抗議した', joined: { と: 'と抗議した' } },
  { act: 'condemn', cue: /\bcondemn|\bdenounc|\bcritici|\bdecr|非難|批判|糾弾/, ...takes('非難した') },
  { act: 'support', cue: /\bprais|\bhail|\bapplaud|称賛|賞賛|評価/, ...takes('評価した') },
  { act: 'support', cue: /歓迎|\bwelcom/, ...takes('歓迎した') },
  { act: 'support', cue: /\bsupport|\bback|\bendors|支持|賛/, verb: 'を支持した', joined: { と: 'と支持を表明した' } },
  { act: 'predict', cue: /\bpredict|\bexpect|\bforecast|予測|予想|見通し|見込/, verb: 'との見通しを示した' },
  { act: 'acknowledge', cue: /\backnowledg|\badmit|\bconced|認め/, ...takes('認めた') },
  {
    act: 'question',
    cue: /\bquestion|\bwonder|\bdoubt|疑問|疑念/,
    verb: 'に疑問を呈した',
    joined: { と: 'と疑問を呈した' },
  },
  { act: 'question', cue: /\bask|問|質|尋ね|ただし/, verb: 'とただした', joined: { を: 'をただした' } },
  { act: 'announce', cue: /\bannounc|\bunveil|\breveal|発表|公表/, ...takes('発表した') },
  { act: 'announce', cue: /\bdeclar|宣言/, ...takes('宣言した') },
  { act: 'announce', cue: /表明/, ...takes('表明した') },
]

/** Acts whose own cues are denied words: "did not answer", 受け入れない. */
const DENYING: readonly Act[] = ['decline', 'reject']

function takes(verb: string): Pick<VerbRow, 'verb' | 'joined'> {
  return { verb: `を${verb}`, joined: { と: `と${verb}`, よう: `よう${verb}` } }
}

/**
 * The verb of an act that the report’s cue names, with what joins it to the content; absent where the cue names none: then the act
 * was read from what is said, and saying it is all that is sure.
 */
export function actVerb(said: Said): string | undefined {
  const { act, isNegated } = said
  if (isNegated && !DENYING.includes(act.value)) return undefined
  const cue = said.cue.map(({ text }) => text).join(' ')
  const row = VERBS.find((each) => each.act === act.value && each.cue.test(cue.toLowerCase()))
  if (row === undefined) return undefined
  const particle = particleOf(said)
  return (particle && row.joined?.[particle]) ?? row.verb
}

/**
 * That something was said, where no act is told; absent where the report’s cue may be more than saying: "praised", 称賛した. That is no
 * verb of ours.
 */
export function sayingVerb(said: Said): string | undefined {
  if (!isSaying(said)) return undefined
  if (said.sourcing === 'outlet') return 'と報じた'
  if (said.sourcing === 'document') return 'としている'
  return particleOf(said) === 'を' ? 'を明らかにした' : 'と述べた'
}

/** Whether it is told as said, also by how the content is joined to its cue. */
function isSaying(said: Said): boolean {
  return isToldAsSaid(said) || (!said.isNegated && particleOf(said) === 'と')
}

/** What joins the content to its verb in the report’s own Japanese; else what its end asks for. */
function particleOf({ content, between }: Said): Particle | undefined {
  const last = content.at(-1)
  if (last?.language?.startsWith('ja') !== true) return undefined
  const found = /^(?:など)?(と|を|に|で|よう)[にも]?[、\s]*$/u.exec(between?.text ?? '')?.[1]
  return (found as Particle | undefined) ?? byEnding(last.text)
}

/** What an act is said to be of takes を, and what was said as a sentence と; a noun at the end may be either. */
function byEnding(content: string): Particle | undefined {
  if (/(?:こと|事)$/u.test(content)) return 'を'
  return /[\p{sc=Hiragana}」』。]$/u.test(content) ? 'と' : undefined
}
