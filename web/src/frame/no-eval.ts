/**
 * Tells the checks of schemas, before any is made, that no text may become code here: they would try, and the desk’s policy would say so.
 * What they are told by `z.config` comes too late, as schemas are made while they are loaded.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
