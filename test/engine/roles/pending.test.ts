import assert from 'node:assert/strict'
import { test } from 'node:test'
import { english } from '@readout/en'
import { japanese } from '@readout/ja'
import { read } from '../../../src/engine/index.ts'

/** What the first statement of a text that leaves something to come leaves: from whom, on which condition, until when. */
function pendingIn(text: string, pack: typeof english | typeof japanese, published?: string) {
  const { statements } = read(text, pack, published === undefined ? {} : { published })
  const pending = statements.find((statement) => statement.pending)?.pending
  const words = (spans: readonly { readonly exact: string }[] | undefined) => spans?.map(({ exact }) => exact)
  return pending && { from: words(pending.from), condition: words(pending.condition), deadline: pending.deadline }
}

test('English: a promise is awaited from who makes it, on its condition', () => {
  const text = 'The prime minister, Ana Teslic, promised that Varda would withdraw its boats if Orrin opened the port.'
  assert.deepEqual(pendingIn(text, english), {
    from: ['The prime minister, Ana Teslic'],
    condition: ['if Orrin opened the port'],
    deadline: undefined,
  })
})

test('English: what is asked for by a day is pending until then', () => {
  const text = 'Ana Teslic urged Orrin to release the crew by 10 March 2022.'
  assert.equal(pendingIn(text, english, '2022-03-01')?.deadline, '../2022-03-10')
})

test('Japanese: an answer is awaited from whom the words name', () => {
  const text =
    '報道官は「米国がロシアから書面で回答を受ければ次の道を決めるだろう」と述べた。外相も同じ考えを示した。首相は会見で交渉を続けると述べた。'
  assert.deepEqual(pendingIn(text, japanese)?.from, ['ロシア'])
})

test('a statement that leaves nothing to come has no pending', () => {
  assert.equal(pendingIn('The minister said that the ferry had sunk.', english), undefined)
})
