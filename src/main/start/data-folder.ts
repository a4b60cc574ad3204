import { accessSync, constants, mkdirSync } from 'node:fs'
import type { StartFailure } from '../window'

/** Makes the program's own data folder and tries whether it can be used; says in words why not. */
export function openDataFolder(folder: string): StartFailure | undefined {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return undefined
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    const why = code === 'EEXIST' || code === 'ENOTDIR' ? '同名的文件占了它的位置' : '没有读写它的权限'
    return {
      what: `预算簿的数据文件夹不能使用：${folder}（${why}）。`,
      safe: '安全。账本保存在您自己选定的工作区里，不在这个文件夹；本次启动没有改动任何文件。',
      action:
        why === '没有读写它的权限'
          ? '请让管理员把这个文件夹的读写权限给当前用户，再重新启动预算簿。'
          : '请把占位的文件改名或移走，再重新启动预算簿。'
    }
  }
}
