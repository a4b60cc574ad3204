import { basename } from 'node:path'

export interface Notice {
  readonly message: string
  readonly action?: string
}

/** What the start page tells of the run before and of the program's own files. */
export function startNotices(found: {
  endedBadly: boolean
  putAside: readonly (string | undefined)[]
}): Notice[] {
  const damaged = found.putAside.filter((path) => path !== undefined).map((path) => basename(path))
  return [
    ...(found.endedBadly
      ? [
          {
            message: '上次预算簿没有正常退出。',
            action: '已经保存的内容都在磁盘上，没有丢失，可以继续工作。'
          }
        ]
      : []),
    ...(damaged.length > 0
      ? [
          {
            message: '设置文件已损坏，本次用默认设置启动。',
            action: `原文件没有删除，已改名为 ${damaged.join('、')}；账本不受影响。`
          }
        ]
      : [])
  ]
}
