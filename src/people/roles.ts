import { type Role, RoleSchema } from '../schema/index.ts'

/** Whether a role may what another is needed for. */
export function mayAs(role: Role, needed: Role): boolean {
  return RoleSchema.options.indexOf(role) >= RoleSchema.options.indexOf(needed)
}
