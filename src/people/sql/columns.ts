import type { Deed, Role } from '../../schema/index.ts'

/** The tables that people are kept in. Moments of sessions are milliseconds since 1970, those that are shown ISO 8601. */
export interface PeopleDatabase {
  /** The steps that were taken to these tables. */
  migration: { name: string }
  account: { key: string; name: string; role: Role; password: string; added_at: string; is_disabled: number }
  session: { id: string; account: string; opened_at: number; used_at: number }
  program_key: {
    id: string
    account: string
    name: string
    role: Role
    added_at: string
    until: number | null
    used_at: number | null
  }
  audit: {
    no: number
    at: string
    did: Deed
    done_by: string | null
    done_with: string | null
    done_from: string | null
    done_to: string | null
    detail: string | null
  }
}
