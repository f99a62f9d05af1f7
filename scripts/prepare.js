// What `npm start` and `npm test` need before them, on any Node from 20 on: the packages, and the Node they bring.
// Written without types and without packages, because neither is there yet.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const bin = join(root, 'node_modules', '.bin')

/** Runs a program to its end; ends this process when it fails. */
export function run(program, words, options = {}) {
  const { status, error } = spawnSync(program, words, { cwd: root, stdio: 'inherit', ...options })
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
}

/** Installs the packages when they are missing or older than the lock file. */
export function installPackages() {
  const lock = join(root, 'package-lock.json')
  const mark = join(root, 'node_modules', '.cartwright-lock')
  const wanted = hashOf([lock])
  if (!existsSync(mark) || readFileSync(mark, 'utf8') !== wanted) {
    if (!isInstalled(lock)) {
      console.log('Installing packages…')
      run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund'], {
        shell: process.platform === 'win32',
      })
    }
    writeFileSync(mark, wanted)
  }
  fetchNode()
}

// What npm wrote down about the packages it installed is newer than the lock file: somebody ran `npm ci` themselves.
function isInstalled(lock) {
  const installed = join(root, 'node_modules', '.package-lock.json')
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs
}

/**
 * The package `node` gets its program by an install script, which npm may be told not to run. Then it is run here.
 */
function fetchNode() {
  if (works(ourNode())) return
  const folder = join(root, 'node_modules', 'node')
  const script = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).scripts?.preinstall
  console.log('Fetching Node…')
  run(process.execPath, script.replace(/^node /, '').split(' '), { cwd: folder })
  if (works(ourNode())) return
  console.error('The Node this product runs on could not be fetched. Try: npm rebuild node')
  process.exit(1)
}

/** The Node the product runs on. */
export function ourNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  return join(root, 'node_modules', 'node', 'bin', name)
}

const works = (program) => existsSync(program) && spawnSync(program, ['--version']).status === 0

/**
 * The environment with our Node first on the path, for programs that start `node` by name. Node keeps what it made of each source
 * file, so that the next start takes half the time.
 */
export function environment() {
  const separator = process.platform === 'win32' ? ';' : ':'
  return {
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'),
    ...process.env,
    PATH: `${dirname(ourNode())}${separator}${bin}${separator}${process.env.PATH ?? ''}`,
  }
}

/** Builds the web application when its sources are not those it was built from. */
export function buildWeb() {
  const mark = join(root, 'web', 'dist', '.built-from')
  const sources = [
    ...filesOf(join(root, 'web')),
    ...filesOf(join(root, 'api')),
    join(root, 'package-lock.json'),
  ]
  const wanted = hashOf(sources)
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return
  console.log('Building the web application…')
  run(
    ourNode(),
    [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', 'web', '--logLevel', 'warn'],
    { env: environment() },
  )
  writeFileSync(mark, wanted)
}

function filesOf(folder) {
  const skipped = /(^|[\\/])(node_modules|dist|\.types)([\\/]|$)|\.test\.tsx?$/
  return readdirSync(folder, { recursive: true })
    .filter((name) => !skipped.test(name) && statSync(join(folder, name)).isFile())
    .sort()
    .map((name) => join(folder, name))
}

function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of files)
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

/** Starts a program that takes over from here: it gets our signals, and its end is ours. */
export async function become(words) {
  const { spawn } = await import('node:child_process')
  const child = spawn(ourNode(), words, { cwd: root, stdio: 'inherit', env: environment() })
  // At a terminal both get Ctrl+C; a program that stops us by our number must reach the child as well.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}
