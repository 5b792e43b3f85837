/** Runes everywhere; warnings of accessibility fail the check. */
export default { compilerOptions: { runes: true } }
