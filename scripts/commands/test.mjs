import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { secondsSince, stepLine } from '../prepare/console.mjs'
import { readJson } from '../prepare/files.mjs'
import { here } from '../prepare/place.mjs'
import { Sentence } from '../prepare/sentence.mjs'
import { build } from './build.mjs'
import { runNode } from './children.mjs'
import { withDisplay } from './display.mjs'
import { environment, toolScript } from './environment.mjs'
import { killLoops } from './kill-loop.mjs'
import { lintCommand } from './lint.mjs'
import { runTypeScript } from './typescript.mjs'
import { add, playwrightTotals, single, totalsLine, vitestTotals } from './totals.mjs'

const reports = join(here.root, 'test-results', 'reports')
const colours = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }
const out = (text) => process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)

/** A static check: silent when it passes, its whole output when it does not. */
const check = (name, args) => ({
  name,
  async run({ env }) {
    const { code, output } = await runNode(args(), { env })
    if (code !== 0) out(`\n${name} failed:\n${output}`)
    return single(code)
  }
})

const steps = {
  lint: check('lint', lintCommand),
  format: check('format', () => [
    toolScript('prettier'),
    '--check',
    '.',
    '--log-level',
    'warn',
    '--cache',
    '--cache-location',
    join(here.cache, 'prettier')
  ]),
  types: check('types', () => [toolScript('vue-tsc'), '--build']),
  build: {
    name: 'build',
    async run() {
      const { code, output } = await build()
      if (code !== 0) out(`\nbuild failed:\n${output}`)
      return single(code)
    }
  },
  unit: {
    name: 'unit',
    async run({ env }) {
      const file = join(reports, 'unit.json')
      const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
      const { code } = await runNode([toolScript('vitest'), ...args], { env, show: true })
      return vitestTotals(readJson(file), code)
    }
  },
  'kill-loop': {
    name: 'kill-loop',
    async run({ env }) {
      const rounds =
        env.LONG === '1'
          ? { ledger: '1000', exchange: '200', window: '40' }
          : { ledger: '50', exchange: '15', window: '3' }
      const results = []
      for (const [name, { file, plant }] of Object.entries(killLoops)) {
        results.push(single(await runTypeScript(file, ['--rounds', rounds[name]])))
        results.push(single(await runTypeScript(file, [plant])))
      }
      return add(...results)
    }
  },
  e2e: {
    name: 'e2e',
    async run({ env, broken }) {
      if (broken.has('build')) {
        out('\ne2e not run: the build failed.')
        return single(1)
      }
      const file = join(reports, 'e2e.json')
      // Playwright sets FORCE_COLOR for its workers, and Node warns of both.
      const { NO_COLOR: _plain, ...rest } = env
      const { code } = await withDisplay((extra) =>
        runNode([toolScript('@playwright/test', 'playwright'), 'test', '--reporter=list,json'], {
          env: { ...rest, ...extra, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
          show: true
        })
      )
      return playwrightTotals(readJson(file), code)
    }
  }
}

/**
 * Two lanes of static work side by side (lint reads the declarations that types writes), then the test
 * runs one after the other.
 */
const order = [
  [
    ['types', 'lint'],
    ['format', 'build']
  ],
  [['unit', 'kill-loop', 'e2e']]
]

/**
 * `npm test`, or only the steps that are named: all of them run, even when an early one fails. stdout carries
 * the runners' reports, a line for each step and, last, the totals.
 *
 * @returns {Promise<number>} 0 when nothing failed
 */
export async function testCommand(args, extra = {}) {
  const unknown = args.filter((name) => !(name in steps))
  if (unknown.length > 0) {
    throw new Sentence(
      `npm test knows the steps ${Object.keys(steps).join(', ')}; not ${unknown.join(', ')}.`
    )
  }
  const wanted = new Set(args.length === 0 ? Object.keys(steps) : args)
  if (wanted.has('lint')) wanted.add('types')
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  const results = []
  const context = {
    env: environment({ ...extra, ...colours }),
    broken: new Set()
  }
  const runLane = async (lane) => {
    for (const name of lane.filter((one) => wanted.has(one))) {
      results.push(await runStep(steps[name], context))
    }
  }
  for (const lanes of order) await Promise.all(lanes.map(runLane))
  return summarize(results)
}

async function runStep(step, context) {
  const start = performance.now()
  let totals
  try {
    totals = await step.run(context)
  } catch (error) {
    out(`\n${step.name} could not run: ${error instanceof Sentence ? error.message : error.stack}`)
    totals = single(1)
  }
  if (totals.failed > 0) context.broken.add(step.name)
  return { name: step.name, totals, seconds: secondsSince(start) }
}

function summarize(results) {
  const sum = add(...results.map(({ totals }) => totals))
  out('')
  for (const { name, totals, seconds } of results) out(stepLine(name, totalsLine(totals), seconds))
  out('')
  out(totalsLine(sum))
  return sum.failed === 0 ? 0 : 1
}
