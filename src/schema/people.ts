import { z } from 'zod'

/** What somebody may: each may all that those before it may. */
export const RoleSchema = z.enum(['reader', 'reviewer', 'editor', 'admin'])

export type Role = z.infer<typeof RoleSchema>

/** Letters of any script and digits, with single spaces, dots, hyphens, apostrophes and underscores between them; nothing invisible. */
const NAME =
  /^(?!.*\p{Default_Ignorable_Code_Point})[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[ ._'’-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*$/u

/** Letters that look like those of another script must not make a second Ida. */
function isOfOneAlphabet(name: string): boolean {
  return (
    [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u].filter((each) => each.test(name)).length <= 1
  )
}

/** What an account is called, as its owner writes it. Names that differ in case or width alone are one. */
export const AccountNameSchema = z
  .string()
  .max(64, 'Expected a name of at most 64 characters')
  .transform((name) => name.normalize('NFC'))
  .refine(
    (name) => NAME.test(name),
    'Expected a name of letters and digits, with single spaces, dots or hyphens between',
  )
  .refine(isOfOneAlphabet, 'Expected a name in one alphabet')
  .describe('Letters and digits, with single spaces, dots or hyphens between')

/** A password as it is chosen: length alone makes one good. */
export const PasswordSchema = z
  .string()
  .min(12, 'Expected a password of at least 12 characters')
  .max(256, 'Expected a password of at most 256 characters')

/** Somebody who may log in. */
export const AccountSchema = z.object({
  name: z.string(),
  role: RoleSchema,
  addedAt: z.iso.datetime().describe('When the account was made, in UTC'),
  isDisabled: z.literal(true).optional().describe('It cannot log in; what it did stays in its name'),
})

export type Account = Readonly<z.infer<typeof AccountSchema>>

/** What a key is called, so that its owner knows what uses it: letters, digits, marks and single spaces; nothing invisible. */
const KEY_NAME =
  /^(?!.*\p{Default_Ignorable_Code_Point})[\p{L}\p{M}\p{N}\p{P}\p{S}]+(?: [\p{L}\p{M}\p{N}\p{P}\p{S}]+)*$/u

/** What a key is called, as its owner writes it. */
export const KeyNameSchema = z
  .string()
  .max(64, 'Expected a name of at most 64 characters')
  .transform((name) => name.normalize('NFC'))
  .refine((name) => KEY_NAME.test(name), 'Expected a name of letters, digits and marks, with single spaces between')
  .describe('What it is for, such as `nightly export`')

/** A key by which a program asks in the name of an account: what opens is told when it is made, and never again. */
export const ProgramKeySchema = z.object({
  id: z.string().describe('What it is revoked by; it opens nothing'),
  name: z.string(),
  role: RoleSchema.describe('What it may at most; never more than its account may'),
  addedAt: z.iso.datetime().describe('When it was made, in UTC'),
  until: z.iso
    .datetime()
    .optional()
    .describe('From when on it opens nothing; absent where it lasts until it is revoked'),
  usedAt: z.iso.datetime().optional().describe('When it was used last, to the minute; absent where it never was'),
})

export type ProgramKey = Readonly<z.infer<typeof ProgramKeySchema>>

/** What is written down of what people do. */
export const DeedSchema = z.enum([
  'logged-in',
  'log-in-failed',
  'logged-out',
  'reviewed',
  'report-added',
  'dossier-written',
  'account-added',
  'role-changed',
  'account-disabled',
  'account-enabled',
  'password-changed',
  'key-added',
  'key-revoked',
  'key-refused',
])

export type Deed = z.infer<typeof DeedSchema>

/** A line of the audit log: who did what, when. Lines are only ever added. */
export const AuditEntrySchema = z.object({
  no: z.int().describe('Lines are numbered as they come'),
  at: z.iso.datetime(),
  did: DeedSchema,
  by: z
    .string()
    .optional()
    .describe('The account, of a failed log-in the one that was tried; absent where there is none of that name'),
  key: z.string().optional().describe('The key by which a program did it, by name; absent where a person did'),
  from: z.string().optional().describe('The address it was done from, or `command line`'),
  of: z.string().optional().describe('What it was done to: an account, or an entry of the record'),
  detail: z.string().optional().describe('The role that was given, the decision that was made, the key that is meant'),
})

export type AuditEntry = Readonly<z.infer<typeof AuditEntrySchema>>
