import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { writePlover } from '../../src/export/index.ts'
import type { EventType } from '../../src/schema/index.ts'
import { hostileSample } from './hostile-sample.ts'
import { exportedOf, SAMPLE, type Sample, TEXT, whole } from './sample.ts'

/** The fields of the manual’s tables “PLOVER JSON”, “entities”, “text” and “citations”. */
const EVENT = [
  ...[
    'id',
    'has_event',
    'date',
    'time',
    'enddate',
    'endtime',
    'actor',
    'recipient',
    'event',
    'event_loc',
    'event_text',
  ],
  ...['quad_code', 'event_scale', 'mode', 'context', 'link', 'text', 'text_info', 'cite_info', 'coder', 'coded_date'],
  ...['coded_time', 'comment'],
]
const ENTITY = [
  'code',
  'sector',
  'entity_text',
  'identifier_id',
  'identifier_text',
  'religion',
  'ethnicity',
  'office',
  'gender',
  'age',
]
const TEXT_INFO = ['sequence', 'start', 'end', 'text_story']
const CITE_INFO = [
  ...[
    'corpus',
    'citation',
    'url',
    'title',
    'language',
    'publication',
    'license',
    'copyright',
    'coder',
    'codebook',
    'version',
  ],
]
const CATEGORIES = ['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN']

interface PloverEvent {
  readonly id: string
  readonly date: string
  readonly actor: readonly Readonly<Record<string, string>>[]
  readonly recipient?: readonly Readonly<Record<string, string>>[]
  readonly event: readonly string[]
  readonly mode?: readonly string[]
  readonly quad_code: number
  readonly event_scale: number
  readonly text_info: { readonly start: number; readonly end: number }
  readonly cite_info: object
}

async function eventsOf(sample: Sample): Promise<PloverEvent[]> {
  const text = await whole(writePlover(exportedOf(sample)))
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

function check(event: PloverEvent): void {
  const only = (fields: readonly string[], of: object = {}) => {
    for (const field of Object.keys(of)) assert.ok(fields.includes(field), field)
  }
  only(EVENT, event)
  for (const entity of [...event.actor, ...(event.recipient ?? [])]) only(ENTITY, entity)
  only(TEXT_INFO, event.text_info)
  only(CITE_INFO, event.cite_info)
  assert.match(event.date, /^\d{4}-\d\d-\d\d$/)
  assert.ok(event.actor.length > 0 && event.event.every((category) => CATEGORIES.includes(category)))
  assert.ok([1, 3].includes(event.quad_code) && Number.isFinite(event.event_scale))
}

test('every event has what PLOVER requires, and only its fields', async () => {
  for (const event of await eventsOf(SAMPLE)) check(event)
  await fc.assert(
    fc.asyncProperty(hostileSample, async (sample) => {
      for (const event of await eventsOf(sample)) check(event)
    }),
  )
})

test('an event type, a day and an actor make an event; dropped statements are none', async () => {
  const [rejected, threatened, ...more] = await eventsOf(SAMPLE)
  assert.deepEqual([rejected.id, rejected.event, rejected.quad_code, rejected.event_scale], ['s1', ['REJECT'], 3, -2])
  assert.equal(rejected.recipient?.[0].identifier_text, 'Antony Blinken')
  assert.deepEqual([threatened.id, threatened.event], ['s3', ['THREATEN']])
  assert.deepEqual(more, [])
  const { start, end } = rejected.text_info
  assert.match([...TEXT.text].slice(start, end).join(''), /^Lavrov told .* did\.$/)
})

test('a place has the code of the state that it stands for, from the state’s English name', async () => {
  const [, threatened] = await eventsOf(SAMPLE)
  assert.equal(threatened.actor[0].code, 'RUS')
})

test('INVESTIGATE of 2017 is a mode of ACCUSE in 2.0', async () => {
  const [, said] = SAMPLE.statements
  const coded = async (value: EventType, act: 'accuse' | 'condemn' | 'assert') => {
    const inferred = { rule: 'table', probability: 1 }
    const held = { ...said.statement, event: { value, ...inferred }, act: { value: act, ...inferred } }
    const [{ event, mode }] = await eventsOf({ ...SAMPLE, statements: [{ ...said, statement: held }] })
    return [...event, ...(mode ?? [])].join(' ')
  }
  assert.equal(await coded('INVESTIGATE', 'assert'), 'ACCUSE investigate')
  assert.equal(await coded('ACCUSE', 'condemn'), 'ACCUSE disapprove')
  assert.equal(await coded('ACCUSE', 'accuse'), 'ACCUSE allege')
  assert.equal(await coded('ACCUSE', 'assert'), 'ACCUSE')
  assert.equal(await coded('CONSULT', 'assert'), 'CONSULT phone')
})
