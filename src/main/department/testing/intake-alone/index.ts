import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import type { Answer, Cost, Order, Verdict } from './messages'

export type { Cost, Verdict } from './messages'

type Given<Kind extends Answer['kind']> = Extract<Answer, { kind: Kind }>

/** The process that takes packages in, and nothing besides. */
export class IntakeAlone {
  private constructor(
    private readonly child: ChildProcess,
    private readonly bundle: string
  ) {}

  /** Bundles it and starts it. */
  static async start(): Promise<IntakeAlone> {
    // Within the project, where its packages are found.
    const programs = resolve('.cache/programs')
    mkdirSync(programs, { recursive: true })
    const bundle = mkdtempSync(join(programs, 'intake-alone-'))
    await build({
      configFile: false,
      logLevel: 'warn',
      publicDir: false,
      resolve: { alias: { '@shared': resolve('src/shared') } },
      ssr: { noExternal: ['exceljs'] },
      build: {
        ssr: join(import.meta.dirname, 'child.ts'),
        outDir: bundle,
        target: 'node22',
        rolldownOptions: { output: { entryFileNames: 'child.mjs', format: 'es' } }
      }
    })
    const child = fork(join(bundle, 'child.mjs'), { execArgv: ['--expose-gc'], serialization: 'advanced' })
    return new IntakeAlone(child, bundle)
  }

  /** The department whose packages they are from now on. */
  async open(folder: string): Promise<void> {
    await this.#ask({ kind: 'open', folder })
  }

  /** Bytes that it holds when nothing happens. */
  async idle(): Promise<number> {
    return ((await this.#ask({ kind: 'idle' })) as Given<'idle'>).bytes
  }

  async intake(path: string, password?: string): Promise<Verdict & Cost> {
    const order = { kind: 'intake', path } as const
    const answer = await this.#ask(password === undefined ? order : { ...order, password })
    return answer as Given<'taken' | 'refused'>
  }

  end(): void {
    this.child.kill()
    rmSync(this.bundle, { recursive: true, force: true })
  }

  /** One at a time. @throws Error for a fault of the program, and when the process ended */
  #ask(order: Order): Promise<Answer> {
    return new Promise((done, fail) => {
      const onExit = (code: number | null): void =>
        fail(new Error(`The process of the intake ended with ${String(code)}`))
      this.child.once('exit', onExit)
      this.child.once('message', (answer: Answer) => {
        this.child.off('exit', onExit)
        if (answer.kind === 'incident') fail(new Error(answer.what))
        else done(answer)
      })
      this.child.send(order)
    })
  }
}
