import type { ParsedWord } from '../../sentence.ts'

const OPENERS = ['「', '『', '“', '〝', '"']
const CLOSERS = ['」', '』', '”', '〟', '"']

/** For each word how many quotations are open around it, and for each closing mark the word that opens its quotation. */
export function bracketDepths(words: readonly Pick<ParsedWord, 'form'>[]): { depths: Uint8Array; openers: Int32Array } {
  const openers = new Int32Array(words.length).fill(-1)
  const open: number[] = []
  for (let i = 0; i < words.length; i++) {
    const closes = CLOSERS.indexOf(words[i].form)
    const from = closes < 0 ? -1 : open.findLastIndex((opener) => words[opener].form === OPENERS[closes])
    if (from >= 0) {
      openers[i] = open[from]
      open.length = from
    } else if (OPENERS.includes(words[i].form) && open.length < 16) open.push(i)
  }
  return { depths: depthsOf(openers), openers }
}

/** Depths by closed pairs alone: a mark without a partner encloses nothing. */
function depthsOf(openers: Int32Array): Uint8Array {
  const changes = new Int32Array(openers.length + 1)
  for (let i = 0; i < openers.length; i++) {
    if (openers[i] < 0) continue
    changes[openers[i]]++
    changes[i + 1]--
  }
  const depths = new Uint8Array(openers.length)
  for (let i = 0, depth = 0; i < openers.length; i++) {
    depth += changes[i]
    depths[i] = Math.min(255, depth)
  }
  return depths
}
