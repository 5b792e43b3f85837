import { type Command, Option } from 'commander'
import { RoleSchema } from '../../schema/index.ts'
import { parseDay } from '../arguments.ts'
import { DEFAULT_PEOPLE, peopleOption } from './account-commands.ts'

/** Adds the commands on keys. */
export function addKeyCommands(program: Command): void {
  const key = program.command('key').description('make and revoke keys by which programs ask in the name of an account')
  const command = (name: string) =>
    key
      .command(name)
      .argument('<account>', 'whose key it is')
      .addOption(peopleOption().default(DEFAULT_PEOPLE))
      .option('--json', 'print as JSON')
  command('add')
    .description('make a key, and print it: it is shown this once')
    .argument('<name>', 'what it is for, e.g. "nightly export"')
    .addOption(
      new Option('--role <role>', 'what it may at most, never more than the account')
        .choices(RoleSchema.options)
        .default('reader'),
    )
    .option('--until <day>', 'the last day on which it opens anything, e.g. 2030-12-31', parseDay)
    .action(async (account: string, name: string, options) => (await commands()).addKeyCommand(account, name, options))
  command('list')
    .description('print the keys of an account, without what opens')
    .action(async (account: string, options) => (await commands()).listKeysCommand(account, options))
  command('revoke')
    .description('revoke a key, for good')
    .argument('<key>', 'its name, or its id')
    .action(async (account: string, name: string, options) =>
      (await commands()).revokeKeyCommand(account, name, options),
    )
}

const commands = () => import('./key-command.ts')
