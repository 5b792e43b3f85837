import type { AuditEntry } from '../../schema/index.ts'
import { keepPeople, type PeopleOptions } from '../keep-people.ts'
import type { People } from '../people.ts'
import type { AccountRow, PeopleRows, PeopleTables, ProgramKeyRow, SessionRow } from '../rows.ts'

/** People in memory: for tests, and where nothing is to be left. */
export function openMemoryPeople(options: PeopleOptions): People {
  return keepPeople(memoryTables(), options)
}

interface State {
  readonly accounts: Map<string, AccountRow>
  readonly sessions: Map<string, SessionRow>
  readonly programKeys: Map<string, ProgramKeyRow>
  readonly lines: AuditEntry[]
}

function memoryTables(): PeopleTables {
  let state: State = { accounts: new Map(), sessions: new Map(), programKeys: new Map(), lines: [] }
  let last: Promise<unknown> = Promise.resolve()
  return {
    read: (work) => work(rowsOf(state)),
    write: <T>(work: (rows: PeopleRows) => Promise<T>): Promise<T> => {
      const inTurn = async () => {
        const { accounts, sessions, programKeys, lines } = state
        const next = {
          accounts: new Map(accounts),
          sessions: new Map(sessions),
          programKeys: new Map(programKeys),
          lines: [...lines],
        }
        const result = await work(rowsOf(next))
        state = next
        return result
      }
      const done = last.then(inTurn)
      last = done.catch(() => undefined)
      return done
    },
    close: async () => undefined,
  }
}

function rowsOf({ accounts, sessions, programKeys, lines }: State): PeopleRows {
  const dropWhere = (isDropped: (row: SessionRow) => boolean) => {
    for (const row of [...sessions.values()]) if (isDropped(row)) sessions.delete(row.id)
  }
  return {
    account: async (key) => accounts.get(key),
    accounts: async () => [...accounts.values()].sort((a, b) => (a.key < b.key ? -1 : 1)),
    putAccount: async (row) => void accounts.set(row.key, row),
    session: async (id) => sessions.get(id),
    putSession: async (row) => void sessions.set(row.id, row),
    dropSession: async (id) => void sessions.delete(id),
    dropSessionsOf: async (account, but) => dropWhere((row) => row.account === account && row.id !== but),
    dropSessionsBefore: async (opened, used) => dropWhere((row) => row.openedAt <= opened || row.usedAt <= used),
    programKey: async (id) => programKeys.get(id),
    programKeysOf: async (account) =>
      [...programKeys.values()]
        .filter((row) => row.account === account)
        .sort((a, b) => (inOrder(a) < inOrder(b) ? -1 : 1)),
    putProgramKey: async (row) => void programKeys.set(row.id, row),
    dropProgramKey: async (id) => void programKeys.delete(id),
    append: async (line) => void lines.push({ no: lines.length + 1, ...line }),
    lines: async (limit, before) =>
      lines
        .filter(({ no }) => no < before)
        .reverse()
        .slice(0, limit),
  }
}

function inOrder({ addedAt, id }: ProgramKeyRow): string {
  return `${addedAt} ${id}`
}
