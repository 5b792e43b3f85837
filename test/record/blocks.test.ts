import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { cast } from '@readout/cast'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { type FamilyNames, type FormerNames, loadNames, nameTeller } from '../../src/names/index.ts'
import type { Names, RecordStore } from '../../src/record/index.ts'
import { openMemory } from '../../src/record/memory/index.ts'
import { openSqlite } from '../../src/record/sqlite/index.ts'
import type { Fact } from '../../src/schema/index.ts'
import { facts } from './reports.ts'

const tables = loadNames(cast)
const names: Names = nameTeller(tables)
/** Resolves all of a block each time: what is kept in memory must never differ from it. */
const plain: Names = { designate: names.designate, resolve: names.resolve }

/** How often a block was opened anew with the family names that it had, and how often without. */
const nOpened = { kept: 0, anew: 0 }

/** Says of each block that it holds so many designations, of the 400,000 that are kept in memory of all: they are let go of again and again. */
const large = (size: number): Names => ({
  ...plain,
  open(block, former, familyNames) {
    nOpened[familyNames === undefined ? 'anew' : 'kept']++
    const opened = nameTeller(tables).open(
      block,
      former as FormerNames | undefined,
      familyNames as FamilyNames | undefined,
    )
    return {
      put: (designation) => opened.put(designation as never),
      recall: (known) => opened.recall(known as never),
      drop: (key) => opened.drop(key),
      changes: () => opened.changes(),
      size,
      familyNames: opened.familyNames,
    }
  },
})

const WHO = [
  ...[
    'Ann Holt',
    'Holt',
    'Bob Holt',
    'General Holt',
    'Senator Ann Holt',
    'R. Holt',
    'Robert Holt',
    'French judge Holt',
  ],
  ...['Sergey Lavrov', 'Lavrov', 'President Clinton', 'Clinton', 'Bill Clinton', 'an official', 'Eva Braun', 'Braun'],
]
const SAID = [
  'said on Monday that the port was open',
  'denied that any boat had crossed the line',
  'said he would leave',
]

/** Reports at few addresses, so that one takes the place of another and leaves names without a report. */
const REPORTS: readonly (readonly Fact[])[] = WHO.flatMap((who, at) =>
  SAID.map((said, n) => {
    const other = WHO[(at * 5 + n) % WHO.length]
    const text = `${who} ${said}. The ${at} ships of the ${n} harbours left before noon.\n\n${other} said that ${at} talks would fail.`
    return facts({ text, published: `2022-02-0${n + 1}`, url: `https://harbour.example/${(at * 3 + n) % 11}` })
  }),
)

async function answers(store: RecordStore): Promise<unknown> {
  const statements = await store.statements({ isUnlisted: true }, { limit: 1000 })
  return {
    actors: (await store.actors({}, { limit: 1000 })).items,
    statements: statements.items.map(({ id, story, actors }) => ({ id, story, actors })),
  }
}

/** How the query begins that puts a story in, and how often it failed. */
const PUTS_STORY = 'INSERT INTO story '
let nFailed = 0

/** A connection that fails, while it is told to, when a story is put in: after names were kept. */
function failing(database: InstanceType<typeof Database>, isFailing: () => boolean) {
  return {
    pragma: (source: string) => database.pragma(source),
    close: () => database.close(),
    prepare(query: string) {
      const prepared = database.prepare(query)
      const all = (parameters: readonly unknown[]) => {
        if (isFailing() && query.startsWith(PUTS_STORY)) {
          nFailed++
          throw new Error('failed')
        }
        return prepared.all(parameters)
      }
      return {
        reader: prepared.reader,
        all,
        iterate: (parameters: readonly unknown[]) => prepared.iterate(parameters),
        run: (parameters: readonly unknown[]) => prepared.run(parameters),
      }
    },
  }
}

test('names kept in memory are those of the record, whoever else writes and whatever fails', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'blocks-'))
  // What is kept is used where one writer goes on without a failure: most steps are like that.
  const seldom = fc.nat(4).map((n) => n === 0)
  const step = fc.record({ report: fc.nat(REPORTS.length - 1), isByOther: seldom, isFailing: seldom })
  // A block's own size, two blocks kept, or none after each change.
  const size = fc.constantFrom(undefined, 150_000, 400_001)
  let nRecords = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), size, async (steps, size) => {
      const file = join(folder, `${nRecords++}.db`)
      let isFailing = false
      const toldNames = size === undefined ? names : large(size)
      const open = () => openSqlite(failing(new Database(file), () => isFailing) as never, toldNames, file)
      const writers = [await open(), await open()]
      const memory = openMemory(plain)
      for (const { report, isByOther, ...how } of steps) {
        isFailing = how.isFailing
        const added = await writers[Number(isByOther)].add(REPORTS[report]).then(
          () => true,
          () => false,
        )
        isFailing = false
        if (added) await memory.add(REPORTS[report])
      }
      const expected = await answers(memory)
      for (const writer of writers) {
        assert.deepEqual(await answers(writer), expected)
        await writer.close()
      }
    }),
    { numRuns: 60 },
  )
  assert.ok(nFailed > 0)
  assert.ok(nOpened.anew > 0 && nOpened.kept > 0)
  rmSync(folder, { recursive: true })
})
