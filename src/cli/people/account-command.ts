import { type AccountChange, UnknownAccountError } from '../../people/index.ts'
import { type Account, AccountNameSchema, type Role } from '../../schema/index.ts'
import { OutputError } from '../output-error.ts'
import { tableLines } from '../table.ts'
import { oneLine } from '../terminal-text.ts'
import { askPassword } from './ask-password.ts'
import { commandDoer, type PeopleOptions, withPeople } from './with-people.ts'

/** `readout account add`: makes an account; its password is asked for. */
export async function addAccountCommand(name: string, options: PeopleOptions & { readonly role: Role }): Promise<void> {
  await withPeople(options, 'add', async (people) => {
    // What is wrong with a name is told before anybody is asked for a password.
    const { error } = AccountNameSchema.safeParse(name)
    if (error) throw new OutputError(error.issues[0].message)
    const password = await newPassword()
    print([await people.add({ name, role: options.role, password }, commandDoer())], options)
  })
}

/** `readout account list`: prints all accounts. */
export async function listAccountsCommand(options: PeopleOptions): Promise<void> {
  await withPeople(options, 'read', async (people) => print(await people.accounts(), options))
}

/** `readout account role`, `disable`, `enable`: changes an account. */
export async function changeAccountCommand(name: string, change: AccountChange, options: PeopleOptions): Promise<void> {
  await withPeople(options, 'read', async (people) =>
    print([await people.change(name, change, commandDoer())], options),
  )
}

/** `readout account password`: gives an account a new password, which is asked for; its sessions are over. */
export async function passwordCommand(name: string, options: PeopleOptions): Promise<void> {
  await withPeople(options, 'read', async (people) => {
    if ((await people.account(name)) === undefined) throw new UnknownAccountError(`There is no account ${name}`)
    print([await people.change(name, { password: await newPassword() }, commandDoer())], options)
  })
}

function newPassword(): Promise<string> {
  return askPassword(process.stdin, (text) => process.stderr.write(text))
}

function print(accounts: readonly Account[], { json }: PeopleOptions): void {
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
