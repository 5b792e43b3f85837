import { type Command, Option } from 'commander'
import { BriefLanguageSchema, ChannelSchema } from '../../schema/index.ts'
import { parseCount, parseDay, parseProbability } from '../arguments.ts'
import {
  collect,
  oneOf,
  parseLimit,
  withDossier,
  withFilters,
  withLinks,
  withPaging,
  withRecord,
  withScope,
} from './query-options.ts'

/** Adds the commands that keep and ask the record. */
export function addRecordCommands(program: Command): void {
  addAdd(program)
  addQueries(program)
  addViews(program)
  addHandover(program)
}

function addAdd(program: Command): void {
  withRecord(program.command('add'))
    .description('read reports and put them into the record; what is there already changes nothing')
    .argument('<from...>', 'files, folders, JSONL files of reports, http(s) URLs, or - for standard input')
    .addOption(new Option('--language <language>', 'language of the reports').default('auto'))
    .option('--published <date>', 'day they were published, where they do not say, e.g. 2022-02-01', parseDay)
    .option('--outlet <name>', 'who published them, where they do not say')
    .option('--url <url>', 'where the report stands, where it does not say')
    .option('--jobs <number>', 'how many are read at once; all cores else', parseCount)
    .option('--json', 'print what came of each, as JSON')
    .action(async (from: string[], options) => (await import('./add-command.ts')).addCommand(from, options))
}

function addQueries(program: Command): void {
  withFilters(program.command('statements'))
    .description('print the statements of the record, newest first')
    .action(async (options) => (await import('./list-commands.ts')).statementsCommand(options))
  withFilters(program.command('search'))
    .description('print the statements with words in their source, cue or content')
    .argument('<words...>', 'each must be there; several words in quotation marks must stand together')
    .action(async (words: string[], options) => (await import('./list-commands.ts')).searchCommand(words, options))
  withPaging(program.command('actors'))
    .description('print who the record knows, those with the most statements first')
    .option('--name <words>', 'whose names hold these words')
    .addOption(new Option('--kind <kind...>', 'what they are').choices(['person', 'state', 'body', 'unnamed']))
    .option('--side <name>', 'who speak for this state')
    .action(async (options) => (await import('./list-commands.ts')).actorsCommand(options))
  withDossier(withPaging(program.command('stories')))
    .description('print the stories of the record, newest first')
    .option('--text <words...>', 'with these words in title or outlet')
    .option('--outlet <name...>', 'of these outlets')
    .option('--language <language...>', 'in these languages')
    .option('--since <day>', 'published on this day or later', parseDay)
    .option('--until <day>', 'published on this day or before', parseDay)
    .option('--copies-of <story>', 'this story and its copies')
    .action(async (options) => (await import('./list-commands.ts')).storiesCommand(options))
  withRecord(program.command('mark'))
    .description('print how far the record has come: a mark that is another one after anything was added')
    .action(async (options) => (await import('./list-commands.ts')).markCommand(options))
  withRecord(program.command('diff'))
    .description('print what became of each statement from one version of a story to the next, or between copies')
    .argument('<story>', 'a story')
    .argument('[other]', 'another story, to compare their latest versions')
    .option('--from <version>', 'the earlier version, by id or number from 1; the last but one else')
    .option('--to <version>', 'the later version; the last else')
    .option('--text', 'also what changed in the text')
    .option('--json', 'print one JSON object')
    .action(async (story: string, other: string | undefined, options) =>
      (await import('./diff-command.ts')).diffCommand(story, other, options),
    )
}

function addViews(program: Command): void {
  addExchanges(program)
  withLinks(withScope(program.command('disputes')))
    .description('print what cannot both hold: claims denied, demands rejected, figures that differ, exchanges denied')
    .action(async (options) => (await import('./disputes-command.ts')).disputesCommand(options))
  withLinks(withScope(program.command('pending')))
    .description('print what statements promise, ask for or expect, and what became of it')
    .option('--today <day>', 'the day that deadlines are held against; today else', parseDay)
    .option('--state <state>', STATES.join(', '), oneOf(STATES))
    .action(async (options) => (await import('./pending-command.ts')).pendingCommand(options))
  addPositions(program)
  withRecord(program.command('first'))
    .description('print who said first what a statement says, and on whose word the report has it')
    .argument('<id>', 'a statement')
    .option('--json', 'print one JSON object')
    .action(async (id: string, options) => (await import('./first-command.ts')).firstCommand(id, options))
}

const STATES = ['open', 'fulfilled', 'rejected', 'overdue'] as const

function addExchanges(program: Command): void {
  withLinks(withDossier(withPaging(program.command('exchanges'))))
    .description('print the calls, letters, briefings … that the record knows of, newest first')
    .addOption(new Option('--kind <kind...>', 'what they are').choices(ChannelSchema.options))
    .option('--with <name...>', 'in which these actors took part, all of them')
    .option('--since <day>', 'on this day or later', parseDay)
    .option('--until <day>', 'on this day or before', parseDay)
    .option('--min-probability <number>', 'at least so probable, 0 to 1', parseProbability)
    .action(async (options) => (await import('./exchanges-command.ts')).exchangesCommand(options))
}

function addPositions(program: Command): void {
  withRecord(program.command('positions'))
    .description('print what each actor did on each issue of a dossier, the latest first, and which way they went')
    .requiredOption('--dossier <file>', 'the dossier that defines the issues')
    .option('--issue <id>', 'this issue alone')
    .option('--side', 'each state with all who speak for it')
    .option('--since <day>', 'said on this day or later', parseDay)
    .option('--until <day>', 'said on this day or before', parseDay)
    .option('--min-probability <number>', 'statements at least so probable, 0 to 1', parseProbability)
    .option('--limit <number>', 'how many statements of each are printed at most, 1 to 1000', parseLimit, 10)
    .option('--json', 'print one JSON array, an object an issue')
    .action(async (options) => (await import('./positions-command.ts')).positionsCommand(options))
}

function addBrief(program: Command): void {
  withRecord(program.command('brief'))
    .description('write a dossier out as Markdown or as a page, every sentence footnoted')
    .argument('<dossier>', 'the dossier: a JSON file')
    .addOption(
      new Option('--format <format>', 'markdown unless --out names another').choices(['markdown', 'html', 'json']),
    )
    .addOption(
      new Option('--language <tag>', 'the language that it is written in; what is quoted stays in its own')
        .choices(BriefLanguageSchema.options)
        .default('en'),
    )
    .option('--out <file>', 'where to write it; standard output else')
    .option('--today <day>', 'the day that deadlines are held against; the day of the newest story else', parseDay)
    .option('--min-probability <number>', 'leave out statements and links less probable than this', parseProbability)
    .option('--since <day>', 'said on this day or later', parseDay)
    .option('--until <day>', 'said on this day or before', parseDay)
    .option('--issue <id>', 'this issue alone; repeat for several', collect)
    .option('--leave-out <id>', 'a statement, exchange or link that nothing is built from; repeat for several', collect)
    .action(async (dossier: string, options) => (await import('./brief-command.ts')).briefCommand(dossier, options))
}

function addHandover(program: Command): void {
  addBrief(program)
  withRecord(program.command('export'))
    .description('write the record to standard output in an open format')
    .option('--format <format>', 'see docs/export.md', 'jsonl')
    .option('--times', 'with the times at which things were seen and read, which differ from run to run')
    .option('--bom', 'CSV with a byte order mark, for Excel')
    .action(async (options) => (await import('./export-command.ts')).exportCommand(options))
  withRecord(program.command('import'))
    .description('add what an export in our own format holds')
    .argument('<file>', 'JSONL, gzipped where its name ends in .gz; - for standard input')
    .option('--json', 'print how many facts, as JSON')
    .action(async (file: string, options) => (await import('./export-command.ts')).importCommand(file, options))
  withRecord(program.command('review'))
    .description('put a decision beside an entry; without one, print those there are')
    .argument('[id]', 'the entry')
    .argument('[decision]', 'confirm, reject, amend, unsure, comment; of actors merge, split')
    .addOption(
      new Option('--entry <kind>', 'what kind of entry it is')
        .choices(['statement', 'exchange', 'answer', 'dispute', 'pending', 'actor'])
        .default('statement'),
    )
    .option('--by <name>', 'who decides; the user of the machine else')
    .option('--comment <text>', 'why')
    .option('--amendment <json>', 'with amend: what stands in place of what was read')
    .option('--with <id>', 'with merge and split: the other actor')
    .option('--statement <id>', 'a statement that the answer, dispute or pending entry is of; repeatable', collect)
    .option('--agreement', 'print how far reviewers agree: Krippendorff’s alpha')
    .option('--json', 'print as JSON')
    .action(async (id: string | undefined, decision: string | undefined, options) =>
      (await import('./review-command.ts')).reviewCommand(id, decision, options),
    )
}
