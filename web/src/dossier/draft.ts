import { type Dossier, DossierSchema } from '../../../src/schema/index.ts'

/** The words of an issue in one language, one a line. */
export interface DraftTerms {
  readonly language: string
  readonly lines: string
}

/** An issue as a form has it. */
export interface DraftIssue {
  readonly id: string
  readonly name: string
  readonly terms: readonly DraftTerms[]
}

/** A dossier as a form has it: lists one a line, what is absent empty. */
export interface Draft {
  readonly title: string
  readonly issues: readonly DraftIssue[]
  readonly cast: string
  readonly outlets: string
  readonly since: string
  readonly until: string
  /** Not in the form: kept as it is. */
  readonly stories: Dossier['stories']
}

/** What can be wrong with a field. */
export type Fault = 'missing' | 'id' | 'same-id' | 'terms' | 'day' | 'language' | 'other'

/** What is wrong with a draft, by the name of its field: `title`, `issues.0.terms.en`. */
export type Faults = Readonly<Record<string, Fault>>

/** A draft of a dossier that there is. */
export function draftOf({ title, issues, cast, outlets, since, until, stories }: Dossier): Draft {
  return {
    title,
    issues: issues.map(({ id, name, terms }) => ({
      id,
      name,
      terms: Object.entries(terms).map(([language, words]) => ({ language, lines: words.join('\n') })),
    })),
    cast: cast?.join('\n') ?? '',
    outlets: outlets?.join('\n') ?? '',
    since: since ?? '',
    until: until ?? '',
    stories,
  }
}

/** A draft with nothing in it but room for one issue. */
export function emptyDraft(): Draft {
  return { title: '', issues: [emptyIssue()], cast: '', outlets: '', since: '', until: '', stories: undefined }
}

/** An issue with nothing in it, with room for English and Japanese terms. */
export function emptyIssue(): DraftIssue {
  return { id: '', name: '', terms: ['en', 'ja'].map((language) => ({ language, lines: '' })) }
}

/** The dossier that a draft makes, or what is wrong with it, field by field. */
export function dossierOf(draft: Draft): { readonly dossier: Dossier } | { readonly faults: Faults } {
  const checked = DossierSchema.safeParse(written(draft))
  if (checked.success) return { dossier: checked.data }
  const faults: Record<string, Fault> = {}
  for (const { path, code } of checked.error.issues) {
    const field = fieldAt(path.map(String))
    faults[field] ??= faultOf(field, code)
  }
  return { faults }
}

function faultOf(field: string, code: string): Fault {
  if (field.endsWith('.terms')) return 'terms'
  if (field.endsWith('.id')) return code === 'custom' ? 'same-id' : 'id'
  if (field === 'since' || field === 'until') return 'day'
  if (code === 'invalid_key') return 'language'
  return code === 'too_small' ? 'missing' : 'other'
}

/** The field of the form that a path into a dossier means: `issues.0.terms.en.2` is a line of `issues.0.terms.en`. */
export function fieldAt(path: readonly string[]): string {
  const [first = '', at, part, language] = path
  if (first !== 'issues') return first
  return [first, at, part, language].filter((each) => each !== undefined).join('.')
}

/** An id for an issue, of the Latin letters and digits of its name; empty where it has none. */
export function idOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
}

function written({ title, issues, cast, outlets, since, until, stories }: Draft): unknown {
  return {
    title,
    issues: issues.map(({ id, name, terms }) => ({
      id: id === '' ? idOf(name) : id,
      name,
      terms: Object.fromEntries(
        terms.map(({ language, lines }) => [language, linesOf(lines)] as const).filter(([, words]) => words.length > 0),
      ),
    })),
    ...listed('cast', cast),
    ...listed('outlets', outlets),
    ...(since !== '' && { since }),
    ...(until !== '' && { until }),
    ...(stories !== undefined && { stories }),
  }
}

function listed(name: string, lines: string): Record<string, string[]> {
  const found = linesOf(lines)
  return found.length === 0 ? {} : { [name]: found }
}

function linesOf(lines: string): string[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
