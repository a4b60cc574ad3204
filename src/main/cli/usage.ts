import type { Command } from './command'

/** The commands as a person reads them: what to type, what it does. */
export function usage(commands: Readonly<Record<string, Command>>): string {
  const lines = Object.entries(commands).map(([name, { takes, options, needs = [], purpose }]) => {
    const written = Object.entries(options).map(([option, value]) => {
      const text =
        value === true ? `--${option}` : `--${option} ${typeof value === 'string' ? value : `${value[0]}…`}`
      return needs.includes(option) ? text : `[${text}]`
    })
    return `  ${[name, ...takes, ...written, '[--json]'].join(' ')}\n      ${purpose}\n`
  })
  return `${lines.join('')}退出码：0 完成，1 被拒绝或仍有错误，2 用法不对。\n`
}
