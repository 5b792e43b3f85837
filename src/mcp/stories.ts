import { z } from 'zod'
import { pagingOf, storyFilterOf, understandingOf } from '../queries/index.ts'
import type { StoryFacts } from '../record/index.ts'
import { type StoryEntry, StoryQuerySchema } from '../schema/index.ts'
import { pieceAt, quoted, word } from './outside.ts'
import { pageLines, pageOf, pageShape, pagingInput } from './paging.ts'
import { names, of } from './statement.ts'
import { ToolError, tool } from './tool.ts'

const StoryShape = z.object({
  id: z.string(),
  language: z.string(),
  published: z.string().optional(),
  versions: z.array(z.string()).describe('Ids of its latest versions, oldest first'),
  nVersions: z.int(),
  nStatements: z.int().describe('How many statements its latest version has'),
  nCopies: z.int().describe('How many other stories are copies of it'),
  outside: z.object({
    outlet: z.string().optional(),
    title: z.string().optional(),
    url: z.string().optional(),
  }),
})

type StoryAnswer = z.input<typeof StoryShape>

/** Tool: reports in the record. */
export const findStories = tool({
  name: 'find_stories',
  title: 'Find stories',
  description: 'Stories (published reports, each through all its versions), the newest first.',
  input: { ...StoryQuerySchema.shape, ...pagingInput(20) },
  output: pageShape(StoryShape),
  async ask(desk, asked) {
    const filter = await storyFilterOf(asked, understandingOf(desk))
    return pageOf(await desk.reader.stories(filter, pagingOf(asked)), storyOf)
  },
  lines: (page) => pageLines(page, 'stories', storyLines),
})

/** Most versions of one story that are listed. */
const MOST_VERSIONS = 10

function storyOf(entry: StoryEntry): StoryAnswer {
  const { versions } = entry
  return {
    ...of(entry, ['id', 'language', 'published', 'nStatements', 'nCopies']),
    versions: versions.slice(-MOST_VERSIONS),
    nVersions: versions.length,
    outside: names(entry),
  }
}

function storyLines({ id, language, published, versions, nVersions, nStatements, nCopies, outside }: StoryAnswer) {
  const called = [outside.outlet, outside.title, outside.url].flatMap((each) =>
    each === undefined ? [] : [quoted(each)],
  )
  const counts = `${nStatements} statements, ${nVersions} versions, ${nCopies} copies`
  const day = published === undefined ? 'day unknown' : `published ${word(published)}`
  const latest = versions.at(-1)
  return [
    `- story ${word(id)}: ${[...called, day, word(language), counts].join(', ')}`,
    ...(latest === undefined ? [] : [`  latest version ${word(latest)}`]),
  ]
}

/** Most units of a text in one answer, and how many where nothing says. */
const MOST_UNITS = 20_000
const USUAL_UNITS = 6000

/** A piece of a long text. */
export const PieceShape = {
  start: z.int().describe('First UTF-16 unit of this piece'),
  end: z.int().describe('One past its last'),
  length: z.int().describe('Units of the whole text'),
  next: z.int().optional().describe('Ask for the next piece with this as `start`; absent of the last'),
  outside: z.object({
    text: z.string().describe('Units `start` to `end`; what is invisible is U+FFFD, one unit for one'),
  }),
}

/** Which piece of a long text is asked for. */
export const pieceInput = {
  start: z.int().min(0).default(0).describe('UTF-16 unit that the piece starts at'),
  units: z.int().min(200).max(MOST_UNITS).default(USUAL_UNITS).describe('How many UTF-16 units at most'),
}

/** Tool: the text of a story. */
export const getStory = tool({
  name: 'get_story',
  title: 'Get a story',
  description: 'A story and a piece of the text of one of its versions: what the spans of statements are spans of.',
  input: {
    story: z.string().min(1).describe('Id of the story, or of one of its versions'),
    version: z.string().min(1).optional().describe('Id of the version; the latest where absent'),
    ...pieceInput,
  },
  output: z.object({ story: StoryShape, version: z.string(), ...PieceShape }),
  async ask({ reader }, { story: id, version, start, units }) {
    const { story, versions } = await reader.story(id)
    const found = versionOf(versions, version ?? (story.versions.includes(id) ? id : undefined))
    const { text, ...piece } = pieceAt(found.text, start, units)
    return { story: storyOf(story), version: found.appearance.version, ...piece, outside: { text } }
  },
  lines: ({ story, version, outside, ...piece }) => [
    ...storyLines(story),
    `version ${word(version)}, ${pieceLine(piece)}`,
    quoted(outside.text),
  ],
})

function versionOf(versions: StoryFacts['versions'], id: string | undefined): StoryFacts['versions'][number] {
  const found = id === undefined ? versions.at(-1) : versions.find(({ appearance }) => appearance.version === id)
  if (found === undefined) throw new ToolError(`The story has no version ${id ?? 'with a text'}`)
  return found
}

/** Which piece it is, and how to go on. */
export function pieceLine({
  start,
  end,
  length,
  next,
}: {
  start: number
  end: number
  length: number
  next?: number | undefined
}) {
  return `units ${start} to ${end} of ${length}; ${next === undefined ? 'the end' : `more with start = ${next}`}`
}
