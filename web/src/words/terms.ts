import { JAPANESE_ACTS, JAPANESE_STATES } from '../../../src/brief/japanese-terms.ts'
import type { Act, ActorEntry, Channel, Decision, Quotation, Sourcing } from '../../../src/schema/index.ts'
import { dictionary } from './language.svelte.ts'

/** What the field’s standard terms are called on screen: the words of the glossary, and their Japanese. */
export interface Terms {
  readonly act: Readonly<Record<Act, string>>
  readonly channel: Readonly<Record<Channel, string>>
  readonly sourcing: Readonly<Record<Sourcing, string>>
  readonly quotation: Readonly<Record<Quotation, string>>
  readonly decision: Readonly<Record<Decision, string>>
  readonly kind: Readonly<Record<ActorEntry['kind'], string>>
  readonly dispute: Readonly<Record<'claim-denied' | 'demand-rejected' | 'figures-differ' | 'exchange-denied', string>>
  readonly pendingState: Readonly<Record<'open' | 'fulfilled' | 'rejected' | 'overdue', string>>
  readonly role: Readonly<Record<'source' | 'cue' | 'content' | 'addressee' | 'via', string>>
}

export const terms = dictionary<Terms>({
  en: {
    act: {
      assert: 'assert',
      deny: 'deny',
      demand: 'demand',
      request: 'request',
      propose: 'propose',
      agree: 'agree',
      reject: 'reject',
      promise: 'promise',
      threaten: 'threaten',
      warn: 'warn',
      accuse: 'accuse',
      condemn: 'condemn',
      support: 'support',
      predict: 'predict',
      acknowledge: 'acknowledge',
      question: 'question',
      announce: 'announce',
      decline: 'decline',
    },
    channel: {
      call: 'call',
      meeting: 'meeting',
      letter: 'letter',
      'written-answer': 'written answer',
      briefing: 'briefing',
      'press-conference': 'press conference',
      interview: 'interview',
      speech: 'speech',
      post: 'post',
      statement: 'written statement',
      broadcast: 'broadcast',
      conversation: 'conversation',
      hearing: 'hearing',
    },
    sourcing: {
      named: 'named',
      unnamed: 'unnamed',
      organisation: 'organisation',
      place: 'place that stands for one',
      document: 'document',
      outlet: 'outlet',
    },
    quotation: { direct: 'direct', indirect: 'indirect', mixed: 'mixed' },
    decision: {
      confirmed: 'confirmed',
      rejected: 'rejected',
      amended: 'amended',
      unsure: 'unsure',
      commented: 'commented',
      merged: 'merged',
      split: 'split',
      withdrawn: 'withdrawn',
    },
    kind: { person: 'person', state: 'state', body: 'body', unnamed: 'unnamed' },
    dispute: {
      'claim-denied': 'claim denied',
      'demand-rejected': 'demand rejected',
      'figures-differ': 'figures differ',
      'exchange-denied': 'exchange denied',
    },
    pendingState: { open: 'open', fulfilled: 'fulfilled', rejected: 'rejected', overdue: 'overdue' },
    role: { source: 'source', cue: 'cue', content: 'content', addressee: 'addressee', via: 'via' },
  },
  ja: {
    act: JAPANESE_ACTS,
    channel: {
      call: '電話',
      meeting: '会談',
      letter: '書簡',
      'written-answer': '書面回答',
      briefing: '記者説明',
      'press-conference': '記者会見',
      interview: 'インタビュー',
      speech: '演説',
      post: '投稿',
      statement: '声明',
      broadcast: '放送',
      conversation: '会話',
      hearing: '公聴会',
    },
    sourcing: {
      named: '実名',
      unnamed: '匿名',
      organisation: '組織',
      place: '地名による代称',
      document: '文書',
      outlet: '報道機関',
    },
    quotation: { direct: '直接引用', indirect: '間接引用', mixed: '混合引用' },
    decision: {
      confirmed: '確認済み',
      rejected: '却下',
      amended: '修正',
      unsure: '判断保留',
      commented: 'コメント',
      merged: '統合',
      split: '分離',
      withdrawn: '取り消し',
    },
    kind: { person: '人物', state: '国家', body: '組織', unnamed: '匿名' },
    dispute: {
      'claim-denied': '主張の否定',
      'demand-rejected': '要求の拒否',
      'figures-differ': '数字の相違',
      'exchange-denied': '接触の否定',
    },
    pendingState: JAPANESE_STATES,
    role: { source: '発言者', cue: '伝達語', content: '内容', addressee: '相手', via: '伝聞元' },
  },
})
