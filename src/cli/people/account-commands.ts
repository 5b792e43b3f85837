import { type Command, InvalidArgumentError, Option } from 'commander'
import { RoleSchema } from '../../schema/index.ts'

/** Where the accounts are when nothing says. */
export const DEFAULT_PEOPLE = 'people.db'

/** Adds `--people` to a command. */
export function peopleOption(): Option {
  return new Option('--people <place>', 'the accounts: a file beside the record, or a postgres:// address').env(
    'READOUT_PEOPLE',
  )
}

/** Adds the commands on accounts. */
export function addAccountCommands(program: Command): void {
  const account = program.command('account').description('make and change the accounts of a team that shares a desk')
  const command = (name: string) =>
    account.command(name).addOption(peopleOption().default(DEFAULT_PEOPLE)).option('--json', 'print as JSON')
  command('add')
    .description('make an account; its password is asked for, or is the first line of standard input')
    .argument('<name>', 'letters and digits, with single spaces, dots or hyphens between')
    .addOption(new Option('--role <role>', 'what it may').choices(RoleSchema.options).makeOptionMandatory())
    .action(async (name: string, options) => (await commands()).addAccountCommand(name, options))
  command('list')
    .description('print all accounts')
    .action(async (options) => (await commands()).listAccountsCommand(options))
  command('role')
    .description('give an account another role; it holds at once')
    .argument('<name>', 'an account')
    .argument('<role>', RoleSchema.options.join(', '), parseRole)
    .action(async (name: string, role, options) => (await commands()).changeAccountCommand(name, { role }, options))
  for (const [verb, isDisabled] of [['disable', true] as const, ['enable', false] as const]) {
    command(verb)
      .description(isDisabled ? 'let an account log in no more; its sessions are over' : 'let an account log in again')
      .argument('<name>', 'an account')
      .action(async (name: string, options) => (await commands()).changeAccountCommand(name, { isDisabled }, options))
  }
  command('password')
    .description('give an account a new password; its sessions are over')
    .argument('<name>', 'an account')
    .action(async (name: string, options) => (await commands()).passwordCommand(name, options))
}

const commands = () => import('./account-command.ts')

function parseRole(value: string): string {
  const { data } = RoleSchema.safeParse(value)
  if (data === undefined)
    throw new InvalidArgumentError(`Expected one of ${RoleSchema.options.join(', ')}, got ${value}.`)
  return data
}
