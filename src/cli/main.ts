#!/usr/bin/env node
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 22 || (major === 22 && minor < 13)) {
  process.stderr.write(`readout: needs Node 22.13 or newer, this is Node ${process.versions.node}\n`)
  process.exit(2)
}
const { run } = await import('./program.ts')
await run(process.argv)

export {}
