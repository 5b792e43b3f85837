import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { writeFtm } from '../../src/export/index.ts'
import { hostileSample } from './hostile-sample.ts'
import { exportedOf, SAMPLE, type Sample, whole } from './sample.ts'

interface Entity {
  readonly id: string
  readonly schema: string
  readonly properties: Readonly<Record<string, readonly string[]>>
}

/** Properties by schema, from the model’s own files (followthemoney/schema/*.yaml), those inherited included. */
const THING = [
  'name',
  'alias',
  'weakAlias',
  'country',
  'summary',
  'notes',
  'description',
  'sourceUrl',
  'publisher',
  'keywords',
  'proof',
]
const INTERVAL = [
  'startDate',
  'endDate',
  'date',
  'summary',
  'description',
  'recordId',
  'sourceUrl',
  'publisher',
  'proof',
]
const MODEL: Readonly<Record<string, readonly string[]>> = {
  Person: THING,
  PublicBody: THING,
  Organization: THING,
  LegalEntity: THING,
  Article: [...THING, 'title', 'author', 'language', 'date', 'publishedAt'],
  Event: [...THING, ...INTERVAL, 'location', 'organizer', 'involved'],
  UnknownLink: [...INTERVAL, 'role', 'status', 'subject', 'object'],
}
const LEGAL = ['Person', 'PublicBody', 'Organization', 'LegalEntity']
/** What the entity must be that a property points to. */
const RANGES: Readonly<Record<string, readonly string[]>> = {
  involved: LEGAL,
  proof: ['Article'],
  subject: Object.keys(MODEL).filter((schema) => schema !== 'UnknownLink'),
  object: Object.keys(MODEL).filter((schema) => schema !== 'UnknownLink'),
}

async function entitiesOf(sample: Sample): Promise<Entity[]> {
  const text = await whole(writeFtm(exportedOf(sample)))
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

function check(entities: readonly Entity[]): void {
  const schemaOf = new Map(entities.map(({ id, schema }) => [id, schema]))
  assert.equal(schemaOf.size, entities.length)
  for (const { schema, properties } of entities) {
    for (const [property, values] of Object.entries(properties)) {
      assert.ok(MODEL[schema]?.includes(property), `${schema}.${property}`)
      assert.ok(values.length > 0 && values.every((value) => value === value.trim() && value !== ''))
      for (const value of RANGES[property] ? values : []) {
        assert.ok(RANGES[property].includes(schemaOf.get(value) ?? 'nothing'), `${schema}.${property} ${value}`)
      }
    }
  }
}

test('only schemata and properties of the model, each pointing to what it may', async () => {
  check(await entitiesOf(SAMPLE))
  await fc.assert(fc.asyncProperty(hostileSample, async (sample) => check(await entitiesOf(sample))))
})

test('people, states, reports, statements and exchanges are what the model calls them', async () => {
  const entities = new Map((await entitiesOf(SAMPLE)).map((entity) => [entity.id, entity]))
  const of = (id: string) => {
    const entity = entities.get(id)
    assert.ok(entity, id)
    return entity
  }
  assert.equal(of('readout-actor-a1').schema, 'Person')
  assert.deepEqual([of('readout-actor-a6').schema, of('readout-actor-a6').properties.country], ['PublicBody', ['ru']])
  assert.deepEqual(of('readout-actor-a5').properties.country, ['ru'])
  assert.deepEqual(of('readout-story-story1').properties.language, ['eng'])
  assert.deepEqual(of('readout-exchange-x1').properties.startDate, ['2022-01-31'])
  assert.deepEqual(of('readout-statement-s1').properties.name, ['Sergey Lavrov: reject → Antony Blinken'])
  assert.deepEqual(of('readout-answer-l1').properties.object, ['readout-statement-s1'])
  assert.equal(entities.has('readout-statement-s0'), false)
})
