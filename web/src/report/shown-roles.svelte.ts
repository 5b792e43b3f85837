import { ROLES, type Role } from './text-pieces.ts'

const KEPT = 'readout.hidden-roles'

/** Which parts of statements are marked in texts: what the reader chose stays for all reports. */
class ShownRoles {
  hidden = $state.raw<readonly Role[]>(kept())

  toggle(role: Role): void {
    this.hidden = this.hidden.includes(role) ? this.hidden.filter((each) => each !== role) : [...this.hidden, role]
    if (this.hidden.length === 0) localStorage.removeItem(KEPT)
    else localStorage.setItem(KEPT, this.hidden.join(' '))
  }
}

export const shownRoles = new ShownRoles()

function kept(): readonly Role[] {
  const names = (localStorage.getItem(KEPT) ?? '').split(' ')
  return ROLES.filter((role) => names.includes(role))
}
