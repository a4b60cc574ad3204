import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Inside `out/`: which packages each part of the build has in it. Read when notices are collected. */
export const BUNDLED = 'bundled'

/** The folder of the package that a module lies in, or undefined for the project's own modules. */
export function packageFolder(moduleId) {
  const path = moduleId.replace(/^\0/, '').replace(/\?.*$/, '').replaceAll('\\', '/')
  const match = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/@]+)(?:\/|$)/.exec(path)
  return match?.[1]
}

/**
 * A Vite plugin that writes down the packages of which anything is in the bundle, so that the notices name
 * what is shipped, no more and no less.
 */
export function recordBundled(part, out) {
  return {
    name: 'record-bundled-packages',
    apply: 'build',
    generateBundle(_options, bundle) {
      const folders = new Set()
      for (const chunk of Object.values(bundle)) {
        for (const [id, { renderedLength }] of Object.entries(chunk.modules ?? {})) {
          const folder = renderedLength > 0 ? packageFolder(id) : undefined
          if (folder !== undefined) folders.add(folder)
        }
      }
      const names = [...folders].map(nameAndVersion).sort()
      mkdirSync(join(out, BUNDLED), { recursive: true })
      writeFileSync(join(out, BUNDLED, `${part}.json`), `${JSON.stringify(names, null, 2)}\n`)
    }
  }
}

function nameAndVersion(folder) {
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return `${name}@${version}`
}

/** Every package, as `name@version`, that a build has in it. */
export function bundledPackages(out) {
  const folder = join(out, BUNDLED)
  const all = readdirSync(folder).flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')))
  return [...new Set(all)].sort()
}
