import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { run, tail } from './command.mjs'
import { say } from './console.mjs'
import { Sentence } from './sentence.mjs'

/**
 * What a Linux machine must have. `packages` are Debian's names, the newest first: Ubuntu 24.04 renamed some.
 * `needed`: nothing opens without it; otherwise `why` says what is lost.
 */
const wanted = [
  { what: 'libgtk-3.so.0', packages: ['libgtk-3-0t64', 'libgtk-3-0'], needed: true, look: library },
  { what: 'libnss3.so', packages: ['libnss3'], needed: true, look: library },
  { what: 'libgbm.so.1', packages: ['libgbm1'], needed: true, look: library },
  { what: 'libasound.so.2', packages: ['libasound2t64', 'libasound2'], needed: true, look: library },
  { what: 'Xvfb', packages: ['xvfb'], needed: true, look: (what, has) => has.display || has.program(what) },
  {
    what: 'a Chinese font',
    packages: ['fonts-noto-cjk', 'fontconfig'],
    why: 'Chinese text shows as boxes',
    look: (_, has) => has.chineseFont
  },
  {
    what: 'LibreOffice Calc',
    packages: ['libreoffice-calc-nogui'],
    why: 'tests that open exported workbooks fail',
    look: (_, has) => has.office('libsclo.so')
  },
  {
    what: 'LibreOffice Writer',
    packages: ['libreoffice-writer-nogui'],
    why: 'tests that open exported documents fail',
    look: (_, has) => has.office('libswlo.so')
  },
  {
    what: 'pdftoppm',
    packages: ['poppler-utils'],
    why: 'tests that look at exported PDFs fail',
    look: (what, has) => has.program(what)
  }
]

function library(name, has) {
  return has.library(name)
}

/** What this machine has: the questions that the list asks. */
async function lookAround(env = process.env) {
  const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((file) => existsSync(file)) ?? 'ldconfig'
  const mark = process.arch === 'arm64' ? 'AArch64' : 'x86-64'
  const [libraries, fonts] = await Promise.all([
    run(ldconfig, ['-p'], {}),
    run('fc-list', [':lang=zh', 'family'], {})
  ])
  const lines = libraries.stdout.split('\n').filter((line) => line.includes(mark))
  const find = (program) =>
    (env.PATH ?? '')
      .split(delimiter)
      .map((folder) => join(folder, program))
      .find((file) => existsSync(file))
  const soffice = find('soffice') ?? find('libreoffice')
  return {
    display: Boolean(env.DISPLAY || env.WAYLAND_DISPLAY),
    library: (name) => lines.some((line) => line.trim().startsWith(`${name} `)),
    program: (name) => find(name) !== undefined,
    chineseFont: fonts.stdout.trim() !== '',
    office: (file) => soffice !== undefined && existsSync(join(dirname(realpathSync(soffice)), file))
  }
}

/** The entries of the list that this machine lacks. */
export function missing(has) {
  return wanted.filter(({ what, look }) => !look(what, has))
}

/** Is this Debian or one of its children? Read from os-release. */
export function isDebian(osRelease) {
  return /^(ID|ID_LIKE)=.*\b(debian|ubuntu)\b/m.test(osRelease)
}

/**
 * What to say when something is missing and cannot be installed from here.
 *
 * @param {string[]} packages Debian's names
 * @returns {string} which things, what is lost, and the one command to type
 */
export function missingSentence(lacks, packages, debian) {
  const names = lacks.map(({ what }) => what).join(', ')
  const needed = lacks.some((entry) => entry.needed)
  const losses = lacks.flatMap(({ why }) => (why === undefined ? [] : [why]))
  const effect = needed ? 'the window cannot open without it' : [...new Set(losses)].join('; ')
  const cure = debian
    ? `Type:\n  sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`
    : "Install them with your system's package manager (Debian calls the packages " +
      `${packages.join(' ')}).`
  return `This machine lacks ${names} (${effect}). ${cure}`
}

async function packageNames(lacks) {
  const names = []
  for (const { packages } of lacks) {
    const [first, second] = packages
    if (packages.length === 2 && first.endsWith('t64')) {
      const { code } = await run('apt-cache', ['show', '--no-all-versions', first], {})
      names.push(code === 0 ? first : second)
    } else names.push(...packages)
  }
  return names
}

const APT = ['-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=2']
const quiet = () => ({ env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' } })

async function aptInstall(lacks) {
  await run('apt-get', ['update', '-o', 'Acquire::http::Timeout=20'], quiet())
  const names = await packageNames(lacks)
  const first = await run('apt-get', ['install', ...APT, ...names], quiet())
  if (first.code === 0) return { names, ...first }
  // An installation that was killed half-way leaves dpkg asking for exactly this.
  await run('dpkg', ['--configure', '-a'], quiet())
  return { names, ...(await run('apt-get', ['install', ...APT, ...names], quiet())) }
}

/** Reads os-release; empty where there is none. */
function osRelease() {
  return existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
}

/** The last step: libraries, a display, fonts and the programs that tests open exports with. */
export const systemStep = {
  name: 'system',
  doing: 'apt-get install',
  skip: () => process.platform !== 'linux',
  /** Undefined: everything is there. */
  async todo() {
    const lacks = missing(await lookAround())
    return lacks.length === 0 ? undefined : lacks
  },
  async act(_place, lacks) {
    const debian = isDebian(osRelease())
    const root = process.getuid?.() === 0
    const done = debian && root ? await aptInstall(lacks) : undefined
    const left = done === undefined ? lacks : missing(await lookAround())
    if (left.length === 0) return `apt-get install ${done.names.join(' ')}`
    const sentence = missingSentence(
      left,
      debian ? await packageNames(left) : left.flatMap((entry) => entry.packages),
      debian
    )
    const why = done === undefined ? '' : `\napt-get said:\n${tail(done.output)}`
    if (left.some((entry) => entry.needed)) throw new Sentence(sentence + why)
    say(sentence + why)
    return `goes on without ${left.map(({ what }) => what).join(', ')}`
  }
}
