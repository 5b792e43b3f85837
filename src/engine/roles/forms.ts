import type { ExactSpan } from '../../text/index.ts'
import { exact, type Span } from '../../text/index.ts'
import { matchesOf } from './matches.ts'
import { isUnspaced, type Name } from './names.ts'
import type { Naming } from './naming.ts'

/** A form by which a text calls someone: with the title that stands with it. */
export interface Form {
  /** Where it first stands. */
  readonly span: Span
  /** The name alone. */
  readonly core: string
  /** How often it was met as a name of the text. */
  readonly times: number
}

/** How an actor is called, by the characters that do it. */
export type Forms = Map<string, Form>

/** Takes down how words call someone, `times` more than was known, and where: nothing where they call by no name. */
export function noteForm(forms: Forms, form: Form | undefined, text: string): void {
  if (form === undefined) return
  const written = text.slice(form.span.start, form.span.end)
  const known = forms.get(written)
  if (known === undefined) forms.set(written, form)
  else {
    const span = known.span.start <= form.span.start ? known.span : form.span
    forms.set(written, { span, core: known.core, times: known.times + form.times })
  }
}

/** The name within words, with the title before or behind it; undefined where its characters do not stand there as one. */
export function formIn(
  text: string,
  { start, end }: Span,
  name: Name,
  naming: Naming,
  times: number,
): Form | undefined {
  const { core, called } = name
  const words = text.slice(start, end)
  const at = words.indexOf(core)
  if (name.reference !== 'name' || at < 0 || !/\p{L}/u.test(core) || /[\r\n]/.test(core)) return undefined
  const from = start + at
  const to = from + core.length
  if (called !== 'person' || name.titles.length === 0) return { span: { start: from, end: to }, core, times }
  const span = isUnspaced(words)
    ? { start: from, end: to + titleBehind(words.slice(at + core.length), naming) }
    : { start: from - titleBefore(words.slice(Math.max(0, at - LONGEST), at), naming), end: to }
  return { span, core, times }
}

/** Characters before a name that its titles may take. */
const LONGEST = 48

/** How many characters at the start of what follows a name are its title: all or none. */
function titleBehind(words: string, { titles, former, rest }: Naming): number {
  const said = words.replace(rest, '')
  const bare = said.replace(former, '')
  return matchesOf(bare, titles).some(({ 0: title }) => title === bare) ? said.length : 0
}

/** How many characters at the end of what stands before a name are its titles: those that are written as names are. */
function titleBefore(words: string, { titles }: Naming): number {
  let from = words.length
  for (const { 0: title, index } of [...matchesOf(words, titles)].reverse()) {
    if (!/^\.?[ -]?$/.test(words.slice(index + title.length, from)) || !/^\p{Lu}/u.test(title)) break
    from = index
  }
  return words.length - from
}

/** All forms of an actor in order of the text, verbatim. */
export function aliasesOf(text: string, forms: Forms): ExactSpan[] {
  return inOrder(forms).map(({ span }) => exact(text, span))
}

function inOrder(forms: Forms): Form[] {
  return [...forms.values()].sort((a, b) => a.span.start - b.span.start)
}

/** The fullest name among forms, without titles; undefined where there are none. */
export function fullestName(forms: Forms): string | undefined {
  return inOrder(forms).reduce<Form | undefined>(
    (best, form) => (best && !isFuller(form, best) ? best : form),
    undefined,
  )?.core
}

/** Whether a name says more than another: more names, words for letters, the other and more; else whether it is met more. */
function isFuller(form: Form, best: Form): boolean {
  const [one, other] = [form.core, best.core]
  const [more, less] = [partsOf(one), partsOf(other)]
  if (more !== less) return more > less && more <= MOST
  if (isLetters(one) !== isLetters(other)) return isLetters(other)
  if (one.includes(other) !== other.includes(one)) return one.includes(other)
  return form.times > best.times
}

/** Words of a name that may be the fullest. */
const MOST = 6

function isLetters(name: string): boolean {
  return /^[\p{Lu}.]{2,8}$/u.test(name)
}

/** Parts of a name: those of a whole name are given name and last name. */
function partsOf(name: string): number {
  return name.split(/[\s・･＝=]+/).filter((part) => part !== '').length
}
