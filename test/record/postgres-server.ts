import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A PostgreSQL server that the tests started, on a socket in a folder of its own. */
export interface Server {
  /** Makes an empty database of that name, and gives its address. */
  database(name: string): string
  stop(): void
}

/** Starts the PostgreSQL server that is installed; absent where none is, or where it cannot be started. */
export function startPostgres(): Server | undefined {
  const programs = programFolder()
  if (programs === undefined) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'readout-postgres-'))
  const asServer = asUnprivileged(folder)
  const run = (program: string, ...args: string[]) => {
    const [command, ...rest] = [...asServer, join(programs, program), ...args]
    execFileSync(command, rest, { stdio: 'ignore', cwd: folder })
  }
  run(
    'initdb',
    '-D',
    join(folder, 'data'),
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '-A',
    'trust',
    '-U',
    'readout',
    '--no-sync',
  )
  const options = `-k ${folder} -c listen_addresses='' -c fsync=off`
  run('pg_ctl', '-D', join(folder, 'data'), '-o', options, '-l', join(folder, 'log'), '-w', 'start')
  return {
    database(name) {
      run('createdb', '-h', folder, '-U', 'readout', name)
      return `postgres://readout@localhost/${name}?host=${encodeURIComponent(folder)}`
    },
    stop() {
      run('pg_ctl', '-D', join(folder, 'data'), '-m', 'immediate', '-w', 'stop')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Debian keeps the server’s programs apart by version; elsewhere they are on the path. */
function programFolder(): string | undefined {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : []
  const found = versions.map((version) => join(root, version, 'bin')).find((path) => existsSync(join(path, 'initdb')))
  if (found !== undefined) return found
  const which = spawnSync('which', ['initdb'], { encoding: 'utf8' }).stdout?.trim()
  return which ? join(which, '..') : undefined
}

/** The server refuses to run as root: then it runs as the user that its package made. */
function asUnprivileged(folder: string): string[] {
  if (process.getuid?.() !== 0) return []
  execFileSync('chown', ['postgres', folder])
  return ['runuser', '-u', 'postgres', '--']
}
