import type { Appearance } from '../schema/index.ts'
import { digest, resemblance, type Shingles } from '../text/index.ts'
import { compare } from './engine-order.ts'

/** Resemblance from which two texts have one origin: one is a copy of the other, or both of a third. */
export const COPIED = 0.4
/** Resemblance from which texts with no address of their own are versions of one story; of texts that begin alike, and of others. */
const SAME_STORY = { beginningAlike: COPIED, others: 0.6 }

/** The appearances that make a story, oldest first. */
export interface StoryParts {
  readonly id: string
  readonly appearances: readonly Appearance[]
}

/** Appearances that may be one story: of one address, or without one. */
interface Cluster {
  readonly address: string | undefined
  readonly outlet: string | undefined
  readonly appearances: Appearance[]
}

/** What tells whether two versions are of one story. */
export interface Likeness {
  shinglesOf(version: string): Shingles
  /** The first line of a version’s text, as it is compared. */
  beginningOf(version: string): string
}

/**
 * The stories among appearances of one origin: what has one address is one story; what has none is a version of the
 * story it resembles most, where outlets do not speak against it. Depends on the set alone, not on its order.
 *
 * @param shinglesOf the shingles of a version's text, by the version's id.
 */
export function storiesOf(appearances: readonly Appearance[], likeness: Likeness): StoryParts[] {
  const sorted = appearances.toSorted((a, b) => compare(a.id, b.id))
  const addressed = byAddress(sorted)
  const alike = (one: Cluster, other: Cluster) => nearness(one, other, likeness)
  const ofOutlet = joined(
    sorted.filter(({ url, outlet }) => url === undefined && outlet !== undefined),
    alike,
  )
  const bare = joined(
    sorted.filter(({ url, outlet }) => url === undefined && outlet === undefined),
    alike,
  )
  const named = attached(addressed, ofOutlet, alike)
  return attached(named, bare, alike)
    .map(storyOf)
    .sort((a, b) => compare(a.id, b.id))
}

function byAddress(appearances: readonly Appearance[]): Cluster[] {
  const clusters = new Map<string, Cluster>()
  for (const appearance of appearances) {
    if (appearance.url === undefined) continue
    const address = addressOf(appearance.url)
    const cluster = clusters.get(address) ?? { address, outlet: appearance.outlet, appearances: [] }
    cluster.appearances.push(appearance)
    clusters.set(address, cluster)
  }
  return [...clusters.values()]
}

type Alike = (one: Cluster, other: Cluster) => number

/** Appearances without address, joined where they are alike and of no two outlets. */
function joined(appearances: readonly Appearance[], alike: Alike): Cluster[] {
  let clusters: Cluster[] = []
  for (const appearance of appearances) {
    const own: Cluster = { address: undefined, outlet: appearance.outlet, appearances: [appearance] }
    const near = clusters.filter((cluster) => cluster.outlet === own.outlet && alike(cluster, own) >= 1)
    for (const cluster of near) own.appearances.push(...cluster.appearances)
    clusters = [...clusters.filter((cluster) => !near.includes(cluster)), own]
  }
  return clusters
}

/** Each loose cluster put to the anchor that it resembles most; an own one where it resembles none enough. */
function attached(anchors: readonly Cluster[], loose: readonly Cluster[], alike: Alike): Cluster[] {
  const choices = loose.map((cluster) => ({ cluster, anchor: nearest(anchors, cluster, alike) }))
  const grown = anchors.map((anchor) => {
    const own = choices.filter((choice) => choice.anchor === anchor).flatMap(({ cluster }) => cluster.appearances)
    return { ...anchor, appearances: [...anchor.appearances, ...own] }
  })
  return [...grown, ...choices.filter(({ anchor }) => anchor === undefined).map(({ cluster }) => cluster)]
}

function nearest(anchors: readonly Cluster[], cluster: Cluster, alike: Alike): Cluster | undefined {
  let best: Cluster | undefined
  let most = 1
  for (const anchor of anchors) {
    const isOther = anchor.outlet !== undefined && cluster.outlet !== undefined && anchor.outlet !== cluster.outlet
    const value = isOther ? 0 : alike(anchor, cluster)
    if (value > most || (value === most && best === undefined)) [best, most] = [anchor, value]
  }
  return best
}

/** How near two clusters’ nearest versions are, as a share of what makes them one story: 1 and more do. */
function nearness(one: Cluster, other: Cluster, { shinglesOf, beginningOf }: Likeness): number {
  let most = 0
  for (const a of versionsOf(one)) {
    for (const b of versionsOf(other)) {
      if (a === b) return Number.POSITIVE_INFINITY
      const { beginningAlike, others } = SAME_STORY
      const needed = beginningOf(a) === beginningOf(b) ? beginningAlike : others
      most = Math.max(most, resemblance(shinglesOf(a), shinglesOf(b)) / needed)
    }
  }
  return most
}

function versionsOf({ appearances }: Cluster): Set<string> {
  return new Set(appearances.map(({ version }) => version))
}

function storyOf({ address, appearances }: Cluster): StoryParts {
  const first = appearances.map(({ version }) => version).sort(compare)[0]
  return {
    id: address === undefined ? `t${first.slice(1)}` : `t${digest(address)}`,
    appearances: appearances.toSorted(byAge),
  }
}

function byAge(one: Appearance, other: Appearance): number {
  return (
    compare(one.published ?? '', other.published ?? '') ||
    compare(one.seenAt ?? '', other.seenAt ?? '') ||
    compare(one.id, other.id)
  )
}

/** An address as it tells stories apart: without fragment, tracking parameters and the case of its host. */
export function addressOf(url: string): string {
  const [bare] = url.split('#', 1)
  const [path, query] = split(bare, '?')
  const kept = query?.split('&').filter((parameter) => parameter !== '' && !TRACKING.test(parameter))
  const host = path.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/^[^/]*/, (name) => name.toLowerCase())
  return host.replace(/\/+$/, '') + (kept && kept.length > 0 ? `?${kept.join('&')}` : '')
}

const TRACKING = /^(?:utm_\w+|fbclid|gclid|cmpid|ref|ref_src|smid|mc_[ce]id)(?:=|$)/i

function split(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}
