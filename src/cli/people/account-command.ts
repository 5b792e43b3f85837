import { userInfo } from 'node:os'
import { type AccountChange, type Doer, type People, UnknownAccountError } from '../../people/index.ts'
import { type Account, AccountNameSchema, type Role } from '../../schema/index.ts'
import { OutputError } from '../output-error.ts'
import { tableLines } from '../table.ts'
import { oneLine } from '../terminal-text.ts'
import { askPassword } from './ask-password.ts'
import { openPeople } from './open-people.ts'

/** What every command on accounts may be told. */
export interface AccountOptions {
  readonly people: string
  readonly json?: boolean
}

/** `readout account add`: makes an account; its password is asked for. */
export async function addAccountCommand(
  name: string,
  options: AccountOptions & { readonly role: Role },
): Promise<void> {
  await withPeople(options, 'add', async (people) => {
    // What is wrong with a name is told before anybody is asked for a password.
    const { error } = AccountNameSchema.safeParse(name)
    if (error) throw new OutputError(error.issues[0].message)
    const password = await newPassword()
    print([await people.add({ name, role: options.role, password }, doer())], options)
  })
}

/** `readout account list`: prints all accounts. */
export async function listAccountsCommand(options: AccountOptions): Promise<void> {
  await withPeople(options, 'read', async (people) => print(await people.accounts(), options))
}

/** `readout account role`, `disable`, `enable`: changes an account. */
export async function changeAccountCommand(
  name: string,
  change: AccountChange,
  options: AccountOptions,
): Promise<void> {
  await withPeople(options, 'read', async (people) => print([await people.change(name, change, doer())], options))
}

/** `readout account password`: gives an account a new password, which is asked for; its sessions are over. */
export async function passwordCommand(name: string, options: AccountOptions): Promise<void> {
  await withPeople(options, 'read', async (people) => {
    if ((await people.account(name)) === undefined) throw new UnknownAccountError(`There is no account ${name}`)
    print([await people.change(name, { password: await newPassword() }, doer())], options)
  })
}

async function withPeople(
  { people: path }: AccountOptions,
  mode: 'read' | 'add',
  work: (people: People) => Promise<void>,
): Promise<void> {
  const people = await openPeople(path, mode)
  try {
    await work(people)
  } finally {
    await people.end()
  }
}

/** The user of the machine, who needs no account. */
function doer(): Doer {
  return { by: userInfo().username, from: 'command line' }
}

function newPassword(): Promise<string> {
  return askPassword(process.stdin, (text) => process.stderr.write(text))
}

function print(accounts: readonly Account[], { json }: AccountOptions): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(accounts)}\n`)
    return
  }
  const rows = accounts.map(({ name, role, addedAt, isDisabled }) => [
    oneLine(name),
    role,
    addedAt.slice(0, 10),
    isDisabled ? 'disabled' : '',
  ])
  const headings = ['name', 'role', 'added', ''].map((heading) => ({ heading }))
  const lines = rows.length === 0 ? ['no accounts'] : tableLines(headings, rows, process.stdout.columns ?? 100)
  process.stdout.write(`${lines.join('\n')}\n`)
}
