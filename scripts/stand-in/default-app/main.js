/**
 * What the stand-in runs when it is started with a folder: like the default app of an official Electron it
 * preloads the modules given with `-r`, takes on the name and version of the app in the folder and loads it.
 */
import { app } from 'electron'
import { readFileSync, statSync } from 'node:fs'
import Module from 'node:module'
import { dirname, resolve } from 'node:path'

/** `electron [switches] [-r module]… [switches] <folder or file> [the app's own arguments]` */
function parse(args) {
  const preload = []
  for (let at = 0; at < args.length; at += 1) {
    const argument = args[at]
    if (argument === '-r' || argument === '--require') {
      preload.push(args[at + 1])
      at += 1
    } else if (!argument.startsWith('-')) {
      return { preload, target: argument }
    }
  }
  return { preload, target: undefined }
}

function describe(folder) {
  const manifest = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'))
  app.setVersion(manifest.version ?? '0.0.0')
  app.name = manifest.productName ?? manifest.name
  app.setAppPath(folder)
  return resolve(folder, manifest.main ?? 'index.js')
}

const { preload, target } = parse(process.argv.slice(1))
const require = Module.createRequire(import.meta.url)

try {
  for (const module of preload) require(resolve(module))
  if (target === undefined) throw new Error('No app folder was given.')
  process.defaultApp = true
  const path = resolve(target)
  const file = statSync(path).isDirectory() ? describe(path) : path
  if (file === path) app.setAppPath(dirname(path))
  // The way a main script is loaded, so that `require.main` is the app's own module.
  Module._load(file, Module, true)
} catch (error) {
  process.stderr.write(`The app could not be loaded: ${error.stack ?? error}\n`)
  app.exit(1)
}
