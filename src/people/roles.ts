import { type Role, RoleSchema } from '../schema/index.ts'

/** Whether a role may what another is needed for. */
export function mayAs(role: Role, needed: Role): boolean {
  return RoleSchema.options.indexOf(role) >= RoleSchema.options.indexOf(needed)
}

/** The one of two roles that may less. */
export function lesserOf(one: Role, other: Role): Role {
  return mayAs(one, other) ? other : one
}
