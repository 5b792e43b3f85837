import type { Act, Channel, EventType, Sourcing } from '../../schema/index.ts'

/**
 * The acts there are, each with the event type of PLOVER (Open Event Data Alliance, manual of 2017) that fits it;
 * undefined where none does: PLOVER has no type for saying a thing as such.
 */
export const PLOVER_TYPES: Readonly<Record<Act, EventType | undefined>> = {
  assert: undefined,
  deny: 'REJECT',
  demand: 'REQUEST',
  request: 'REQUEST',
  propose: 'REQUEST',
  agree: 'AGREE',
  reject: 'REJECT',
  promise: 'AGREE',
  threaten: 'THREATEN',
  warn: 'THREATEN',
  accuse: 'ACCUSE',
  condemn: 'ACCUSE',
  support: 'SUPPORT',
  predict: undefined,
  acknowledge: 'CONCEDE',
  question: undefined,
  announce: undefined,
  decline: 'REJECT',
}

const SOURCINGS: Readonly<Record<Sourcing, true>> = {
  named: true,
  unnamed: true,
  organisation: true,
  place: true,
  document: true,
  outlet: true,
}

const CHANNELS: Readonly<Record<Channel, true>> = {
  call: true,
  meeting: true,
  letter: true,
  'written-answer': true,
  briefing: true,
  'press-conference': true,
  interview: true,
  speech: true,
  post: true,
  statement: true,
  broadcast: true,
  conversation: true,
  hearing: true,
}

const EVENT_TYPES: Readonly<Record<EventType, true>> = {
  AGREE: true,
  CONSULT: true,
  SUPPORT: true,
  CONCEDE: true,
  INVESTIGATE: true,
  REQUEST: true,
  ACCUSE: true,
  REJECT: true,
  THREATEN: true,
}

/** The act of this name. @throws TypeError where there is none. */
export const asAct = (name: string): Act => listed(name, PLOVER_TYPES, 'act')
/** The acts, in the order by which models number them. */
export const ACTS: readonly Act[] = Object.keys(PLOVER_TYPES).map((name) => asAct(name))

/** The PLOVER event type of this name. @throws TypeError where there is none. */
export const asEventType = (name: string): EventType => listed(name, EVENT_TYPES, 'event type')
/** The sourcing of this name. @throws TypeError where there is none. */
export const asSourcing = (name: string): Sourcing => listed(name, SOURCINGS, 'sourcing')
/** The channel of this name. @throws TypeError where there is none. */
export const asChannel = (name: string): Channel => listed(name, CHANNELS, 'channel')

function listed<T extends string>(name: string, list: Readonly<Record<T, unknown>>, kind: string): T {
  const known = (each: string): each is T => Object.hasOwn(list, each)
  if (known(name)) return name
  throw new TypeError(`There is no ${kind} ${name}: expected one of ${Object.keys(list).join(', ')}`)
}
