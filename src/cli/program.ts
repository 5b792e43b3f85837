import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { parseDay, parsePort, parseProbability, parseReaders } from './arguments.ts'
import { addAccountCommands, peopleOption } from './people/account-commands.ts'
import { addKeyCommands } from './people/key-commands.ts'
import { collect, withRecord } from './record/query-options.ts'
import { addRecordCommands } from './record/record-commands.ts'
import { oneLine } from './terminal-text.ts'
import { VERSION } from './version.ts'

const EXAMPLES = `
Examples:
  readout read report.txt
  readout read https://example.org/news/42 --html report.html
  readout read --json - < report.txt
  readout schema > reading.schema.json
  readout predict gold.jsonl > predicted.jsonl

  readout add report.txt https://example.org/news/42 archive/
  readout statements --source Russia --act demand --since 2022-01-01
  readout search "written answer"
  readout statements --issue nato-membership --dossier crisis.json --answers
  readout disputes --since 2022-01-01
  readout pending --state overdue
  readout diff STORY
  readout brief crisis.json --out brief.html
  readout mcp --record crisis.db --dossier crisis.json

Exit codes: 0 done; 1 could not be done, or not all of it; 2 wrong use; 130 stopped.`

/** Runs one command; sets the exit code. Nothing but this and what it calls prints or exits. */
export async function run(argv: readonly string[]): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  try {
    await program().parseAsync(argv)
  } catch (error) {
    process.exitCode = report(error)
  }
}

/** The program with all its commands and options, as commander has it. */
export function program(): Command {
  const command = new Command('readout')
    .description('Finds every statement in a report: who said what, in which words, and where exactly it says so.')
    .version(VERSION)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'readout: ')) })
    .addHelpText('after', EXAMPLES)
  command
    .command('read')
    .description('print the statements of one report')
    .argument('<from>', 'a file, an http(s) URL, or - for standard input; HTML goes through an article extractor')
    .addOption(new Option('--language <language>', 'language of the report').default('auto'))
    .option('--published <date>', 'day the report was published, e.g. 2022-02-01', parseDay)
    .addOption(new Option('--json', 'print one JSON object').conflicts('jsonl'))
    .option('--jsonl', 'print one JSON object a statement, a line each')
    .option('--min-probability <number>', 'leave out statements less probable than this, 0 to 1', parseProbability)
    .option('--html <file>', 'write the report as one self-contained page')
    .option('--no-color', 'print without colours')
    .action(async (from: string, options) => (await import('./read-command.ts')).readCommand(from, options))
  command
    .command('predict')
    .description(
      'read the texts of a gold file (JSONL, may be gzipped) and print their statements as the scorer takes them',
    )
    .argument('<gold>', 'JSONL of documents with id, language, published and text')
    .option('--min-probability <number>', 'leave out statements less probable than this, 0 to 1', parseProbability)
    .option('--skip-unsupported', 'pass over documents in languages without a pack')
    .action(async (gold: string, options) => (await import('./predict-command.ts')).predictCommand(gold, options))
  command
    .command('schema')
    .description('print the JSON Schema of a reading')
    .action(async () => (await import('./schema-command.ts')).schemaCommand())
  addRecordCommands(command)
  addServe(command)
  withRecord(command.command('mcp'))
    .description(
      'answer a model’s questions to the record: tools over standard input and output (Model Context Protocol)',
    )
    .option('--dossier <file>', 'a dossier to serve, by the name of its file; repeat for several', collect)
    .option('--dossiers <folder>', 'a folder of dossiers to serve')
    .action(async (options) => (await import('./mcp-command.ts')).mcpCommand(options))
  addAccountCommands(command)
  addKeyCommands(command)
  for (const sub of command.commands.flatMap((each) => [each, ...each.commands]))
    sub.exitOverride().configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'readout: ')) })
  return command
}

function addServe(program: Command): void {
  withRecord(program.command('serve'))
    .description('answer questions to the record over HTTP until stopped: of this machine alone, or of a team')
    .option('--port <number>', 'where to listen', parsePort, 8208)
    .option('--dossier <file>', 'a dossier to serve, by the name of its file; repeat for several', collect)
    .option('--dossiers <folder>', 'a folder of dossiers to serve, where new ones are put')
    .option(
      '--readers <number>',
      'threads that read the record; as many as the machine has cores where nothing says, 8 at most; 0: none',
      parseReaders,
    )
    .addOption(peopleOption())
    .option('--host <address>', 'where to listen, with --people', '127.0.0.1')
    .option(
      '--public-host <name>',
      'what people call it, with the port where they say it; repeat for several',
      collectHost,
    )
    .option('--proxy <address>', 'a proxy whose X-Forwarded-For is believed; repeat for several', collect)
    .action(async (options) => (await import('./serve-command.ts')).serveCommand(options))
}

/** A name, with or without a port, as an option’s value that may be repeated. */
function collectHost(value: string, before: readonly string[] | undefined): string[] {
  if (!/^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::\d{1,5})?$/i.test(value)) {
    throw new InvalidArgumentError(`Expected a name such as desk.example.org or desk.example.org:8443, got ${value}.`)
  }
  return collect(value, before)
}

/** Errors that say all there is to say. */
const KNOWN_ERRORS =
  /^(?:IntakeError|UnsupportedLanguageError|OutputError|QueryError|RecordLineError|(?:RecordFormat|PeopleFormat|UnknownAccount|UnknownKey|AccountConflict|UnknownEntry|UnknownVersion|SpanMismatch|Conflict|Range)Error)$/

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof Error && error.name === 'StoppedError') return 130
  const known = error instanceof Error && KNOWN_ERRORS.test(error.name)
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`readout: ${oneLine(known ? message : `something went wrong: ${message}`)}\n`)
  return 1
}
