import { finish, mix } from '../model/hash.ts'
import { MARGIN, type WordKeys } from './word-keys.ts'

/** How many features a word has at most, over both passes. */
export const MAX_TAG_FEATURES = 80

/** The labels settled so far, from 1 (0 outside the sentence); word `i` stands at `i + MARGIN`. */
export type Labels = Int32Array

/**
 * Fills `into` with the features of word `i` for the first pass, which sees the labels before it, and says how many
 * they are: a few, since the second pass mends what the first gets wrong.
 */
export function draftFeatures(keys: WordKeys, labels: Labels, i: number, into: Int32Array): number {
  const at = i + MARGIN
  const { form, lower, suffix, prefix, shape, cluster, labels: sets } = keys
  const [t1, t2] = [labels[at - 1], labels[at - 2]]
  let n = 0
  const add = (template: number, one: number, other: number) => {
    into[n++] = finish(mix(mix(template, one), other))
  }
  add(1, form[at], 0)
  add(2, lower[at], 0)
  add(3, lower[at - 1], 0)
  add(4, lower[at + 1], 0)
  add(5, suffix[1][at], shape[at])
  add(6, suffix[2][at], 0)
  add(7, suffix[3][at], 0)
  add(8, suffix[4][at], 0)
  add(9, prefix[2][at], 0)
  add(10, prefix[4][at], 0)
  add(11, shape[at], i === 0 ? 1 : 2)
  add(12, cluster[at], 0)
  add(13, cluster[at - 1], cluster[at])
  add(14, cluster[at], cluster[at + 1])
  add(15, (t2 << 8) | t1, 0)
  add(16, t1, lower[at])
  add(17, t1, suffix[3][at])
  add(18, t1, cluster[at + 1])
  add(19, sets[at], (sets[at + 1] << 8) | t1)
  add(20, sets[at], (sets[at + 1] << 8) | sets[at + 2])
  return n
}

/**
 * Fills `into` with the features of word `i` for the second pass that do not need the first, and says how many they
 * are.
 */
function baseFeatures(keys: WordKeys, labels: Labels, i: number, into: Int32Array): number {
  const at = i + MARGIN
  const { form, lower, suffix, prefix, shape, cluster, labels: sets } = keys
  const [t1, t2] = [labels[at - 1], labels[at - 2]]
  const before = (t2 << 8) | t1
  let n = 0
  const add = (template: number, one: number, other: number) => {
    into[n++] = finish(mix(mix(template, one), other))
  }
  add(1, form[at], 0)
  add(2, lower[at], 0)
  add(3, lower[at - 1], 0)
  add(4, lower[at + 1], 0)
  add(5, lower[at - 2], 0)
  add(6, lower[at + 2], 0)
  add(7, lower[at - 1], lower[at])
  add(8, lower[at], lower[at + 1])
  add(9, lower[at - 1], lower[at + 1])
  add(10, suffix[1][at], 0)
  add(11, suffix[2][at], 0)
  add(12, suffix[3][at], 0)
  add(13, suffix[4][at], 0)
  add(14, suffix[5][at], 0)
  add(15, prefix[1][at], 0)
  add(16, prefix[2][at], 0)
  add(17, prefix[3][at], 0)
  add(18, prefix[4][at], 0)
  add(19, shape[at], 0)
  add(20, shape[at], i === 0 ? 1 : 2)
  add(21, suffix[3][at - 1], suffix[2][at])
  add(22, suffix[3][at + 1], suffix[2][at])
  add(23, shape[at - 1], shape[at])
  add(24, shape[at], shape[at + 1])
  add(25, cluster[at], 0)
  add(26, cluster[at - 1], 0)
  add(27, cluster[at + 1], 0)
  add(28, cluster[at + 2], 0)
  add(29, cluster[at - 1], cluster[at])
  add(30, cluster[at], cluster[at + 1])
  add(31, cluster[at + 1], (cluster[at] << 16) | t1)
  add(32, t1, 0)
  add(33, before, 0)
  add(34, before, lower[at])
  add(35, t1, lower[at])
  add(36, t1, lower[at + 1])
  add(37, t1, suffix[3][at])
  add(38, t1, suffix[2][at + 1])
  add(39, t1, shape[at])
  add(40, sets[at], (sets[at + 1] << 8) | t1)
  add(41, sets[at], before)
  add(42, sets[at + 1], (sets[at + 2] << 8) | t1)
  add(43, sets[at], (sets[at + 1] << 8) | sets[at + 2])
  add(44, lower[at], sets[at + 1])
  add(45, suffix[3][at], (sets[at - 1] << 8) | sets[at + 1])
  add(46, shape[at], suffix[3][at])
  return n
}

/**
 * Fills `into` with the features of word `i` for the second pass, which sees the labels before it and what the first
 * said of every word, and says how many they are.
 */
export function finalFeatures(keys: WordKeys, labels: Labels, drafts: Labels, i: number, into: Int32Array): number {
  const at = i + MARGIN
  const { lower, suffix, cluster } = keys
  const t1 = labels[at - 1]
  const [p0, n1, n2] = [drafts[at], drafts[at + 1], drafts[at + 2]]
  const after = (n1 << 8) | n2
  let n = baseFeatures(keys, labels, i, into)
  const add = (template: number, one: number, other: number) => {
    into[n++] = finish(mix(mix(template, one), other))
  }
  add(61, p0, 0)
  add(62, n1, 0)
  add(63, after, 0)
  add(64, after, lower[at])
  add(65, n1, lower[at])
  add(66, (t1 << 8) | n1, 0)
  add(67, (t1 << 8) | n1, lower[at])
  add(68, (t1 << 8) | n1, suffix[3][at])
  add(69, n1, suffix[3][at])
  add(70, (p0 << 16) | after, 0)
  add(71, (t1 << 16) | after, 0)
  add(72, (t1 << 16) | (p0 << 8) | n1, 0)
  add(73, (labels[at - 2] << 8) | t1, n1)
  add(74, p0, lower[at])
  add(75, (p0 << 8) | n1, lower[at + 1])
  add(76, (t1 << 8) | n1, cluster[at])
  add(77, after, suffix[2][at])
  return n
}
