import { z } from 'zod'
import { actorFilterOf, pagingOf } from '../queries/index.ts'
import { type ActorEntry, ActorEntrySchema, ActorQuerySchema } from '../schema/index.ts'
import { quoted, word } from './outside.ts'
import { pageLines, pageOf, pageShape, pagingInput } from './paging.ts'
import { nameOf, of } from './statement.ts'
import { tool } from './tool.ts'

const KindSchema = ActorEntrySchema.shape.kind

const ActorShape = z.object({
  id: z.string(),
  kind: KindSchema,
  standsFor: z.string().optional().describe('Id of the state that it speaks for'),
  nStatements: z.int().describe('How many statements are laid to it'),
  nAliases: z.int().describe('By how many names it goes; some are shown'),
  outside: z.object({ name: z.string(), aliases: z.array(z.string()) }),
})

type ActorAnswer = z.input<typeof ActorShape>

const { limit, after } = pagingInput(20)

/** Tool: people, states, bodies and unnamed sources. */
export const findActors = tool({
  name: 'find_actors',
  title: 'Find actors',
  description:
    'People, states, bodies and unnamed sources that the record knows, those with the most statements first.',
  input: { ...ActorQuerySchema.shape, limit, after },
  output: pageShape(ActorShape),
  async ask(desk, asked) {
    return pageOf(await desk.reader.actors(await actorFilterOf(asked, desk), pagingOf(asked)), actorOf)
  },
  lines: (page) => pageLines(page, 'actors', actorLines),
})

/** Most names of one actor that are shown. */
const MOST_ALIASES = 12

function actorOf(entry: ActorEntry): ActorAnswer {
  const aliases = entry.aliases.slice(0, MOST_ALIASES).map(nameOf)
  return {
    ...of(entry, ['id', 'kind', 'standsFor', 'nStatements']),
    nAliases: entry.aliases.length,
    outside: { name: nameOf(entry.name), aliases },
  }
}

function actorLines({ id, kind, standsFor, nStatements, outside: { name, aliases } }: ActorAnswer): string[] {
  const side = standsFor === undefined ? '' : `, stands for ${word(standsFor)}`
  const also = aliases.length > 0 ? `, also ${aliases.map(quoted).join(', ')}` : ''
  return [`- ${quoted(name)} ${word(id)}: ${kind}, ${nStatements} statements${side}${also}`]
}
