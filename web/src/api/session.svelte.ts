import type { Role } from '../../../src/schema/index.ts'

/** Who asks, as `GET /api/me` tells. */
export interface Me {
  /** As reviews name them; absent where nobody is known. */
  readonly name?: string
  readonly role: Role
  /** Sent along with each change; absent where nobody logs in. */
  readonly csrf?: string
}

/** The roles, each of which may what those before it may. */
export const ROLES: readonly Role[] = ['reader', 'reviewer', 'editor', 'admin']

class SessionState {
  /** Who asks; absent until it is known, and while nobody has logged in. */
  me = $state<Me>()
  /** Whether somebody must log in first. */
  mustLogIn = $state(false)

  get csrf(): string | undefined {
    return this.me?.csrf
  }

  begin(me: Me): void {
    this.me = me
    this.mustLogIn = false
  }

  end(): void {
    this.me = undefined
    this.mustLogIn = true
  }

  /** Whether who asks may what this role may. */
  may(role: Role): boolean {
    return this.me !== undefined && ROLES.indexOf(this.me.role) >= ROLES.indexOf(role)
  }
}

export const session = new SessionState()
