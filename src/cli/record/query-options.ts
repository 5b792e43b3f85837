import { type Command, InvalidArgumentError, Option } from 'commander'
import { ActSchema, ChannelSchema, DecisionSchema, QuotationSchema, SourcingSchema } from '../../schema/index.ts'
import { parseDay, parseProbability } from '../arguments.ts'
import { DEFAULT_RECORD } from './open-record.ts'

/** Adds `--record` to a command. */
export function withRecord(command: Command): Command {
  return command.addOption(
    new Option('--record <place>', 'the record: a file, or a postgres:// address')
      .env('READOUT_RECORD')
      .default(DEFAULT_RECORD),
  )
}

/** Adds what a command that lists entries takes: how many, from where on, and how they are printed. */
export function withPaging(command: Command): Command {
  return withRecord(command)
    .option('--limit <number>', 'how many entries at most, 1 to 1000', parseLimit, 50)
    .option('--after <cursor>', 'go on after a page: the cursor it ended with')
    .option('--json', 'print one JSON object: {"items", "next"?}')
    .option('--no-color', 'print without colours')
}

/** Adds which dossier what is listed is of. */
export function withDossier(command: Command): Command {
  return command
    .option('--dossier <file>', 'of this dossier: on its issues, of its cast, days, outlets and stories')
    .option('--issue <id>', 'on this issue of the dossier; repeat for several; on any where absent', collect)
}

/** Adds by what statements, or what is linked to them, can be asked for. */
export function withScope(command: Command): Command {
  return withDossier(withPaging(command))
    .option('--source <name>', 'laid to this actor; repeat for several', collect)
    .option('--side <name>', 'laid to this state, or to who speaks for it', collect)
    .option('--to <name>', 'said to this actor', collect)
    .option('--text <words>', 'with these words in it; repeat for several', collect)
    .option('--since <day>', 'said on this day or later, e.g. 2022-01-01', parseDay)
    .option('--until <day>', 'said on this day or before', parseDay)
    .option('--language <language>', 'reported in this language', collect)
    .option('--outlet <name>', 'reported by this outlet', collect)
    .option('--story <id>', 'of this story')
    .option('--added-since <mark>', 'read after this mark of the record was made: see "readout mark"')
    .option('--min-probability <number>', 'at least so probable, 0 to 1', parseProbability)
    .option('--oldest-first', 'the oldest first')
}

/** Adds what statements alone can be asked for by, and how they are shown. */
export function withFilters(command: Command): Command {
  return withScope(command)
    .option('--via <name>', 'that the report has on this actor’s word', collect)
    .option('--act <act>', `${ActSchema.options.join(', ')}`, oneOf(ActSchema.options))
    .option('--channel <channel>', `${ChannelSchema.options.join(', ')}`, oneOf(ChannelSchema.options))
    .option('--sourcing <sourcing>', `${SourcingSchema.options.join(', ')}`, oneOf(SourcingSchema.options))
    .option('--quotation <kind>', `${QuotationSchema.options.join(', ')}`, oneOf(QuotationSchema.options))
    .option('--decision <decision>', 'that a person decided so', oneOf(DecisionSchema.options))
    .option('--pending', 'that leave something to come')
    .option('--all', 'also what was dropped, repeated or rejected')
    .addOption(
      new Option(
        '--answers',
        `below each statement which it answers, and which answered it; ${WITH_ANSWERS} statements where --limit says nothing`,
      ).implies({ limit: WITH_ANSWERS }),
    )
}

/** How many statements are shown with their answers: looking for those of one takes two thousandths of a second in a large record. */
const WITH_ANSWERS = 10

/** Adds what a command that lists links takes beside: which are shown, and how long they are looked for. */
export function withLinks(command: Command): Command {
  return command
    .option('--rejected', 'also those that people rejected')
    .option('--seconds <number>', 'for how long they are looked for where there are few, 0 to 3600', parseSeconds, 2)
}

function parseSeconds(value: string): number {
  const seconds = Number(value)
  if (value.trim() === '' || !(0 <= seconds && seconds <= 3600)) {
    throw new InvalidArgumentError(`Expected a number of seconds from 0 to 3600, got ${value}.`)
  }
  return seconds
}

/** A value of an option that may be repeated. */
export function collect(value: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), value]
}

/** One of some values, as an option’s value that may be repeated. */
export function oneOf<T extends string>(options: readonly T[]) {
  return (value: string, before: readonly T[] | undefined): T[] => {
    const found = options.find((option) => option === value)
    if (found === undefined) throw new InvalidArgumentError(`Expected one of ${options.join(', ')}, got ${value}.`)
    return [...(before ?? []), found]
  }
}

/** How many entries a page has, as an option’s value. */
export function parseLimit(value: string): number {
  const limit = Number(value)
  if (!(Number.isInteger(limit) && 1 <= limit && limit <= 1000)) {
    throw new InvalidArgumentError(`Expected a whole number from 1 to 1000, got ${value}.`)
  }
  return limit
}
