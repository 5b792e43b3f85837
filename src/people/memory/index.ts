import type { AuditEntry } from '../../schema/index.ts'
import { keepPeople, type PeopleOptions } from '../keep-people.ts'
import type { People } from '../people.ts'
import type { AccountRow, PeopleRows, PeopleTables, SessionRow } from '../rows.ts'

/** People in memory: for tests, and where nothing is to be left. */
export function openMemoryPeople(options: PeopleOptions): People {
  return keepPeople(memoryTables(), options)
}

interface State {
  readonly accounts: Map<string, AccountRow>
  readonly sessions: Map<string, SessionRow>
  readonly lines: AuditEntry[]
}

function memoryTables(): PeopleTables {
  let state: State = { accounts: new Map(), sessions: new Map(), lines: [] }
  let last: Promise<unknown> = Promise.resolve()
  return {
    read: (work) => work(rowsOf(state)),
    write: <T>(work: (rows: PeopleRows) => Promise<T>): Promise<T> => {
      const inTurn = async () => {
        const { accounts, sessions, lines } = state
        const next = { accounts: new Map(accounts), sessions: new Map(sessions), lines: [...lines] }
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

function rowsOf({ accounts, sessions, lines }: State): PeopleRows {
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
    append: async (line) => void lines.push({ no: lines.length + 1, ...line }),
    lines: async (limit, before) =>
      lines
        .filter(({ no }) => no < before)
        .reverse()
        .slice(0, limit),
  }
}
