import { UserError } from '@shared/errors'
import { packageWords } from '@shared/exchange'
import type { PackageKind } from '@shared/exchange'

const again = '请让发出的人重新导出一次，或者重新复制一次再试。'

/** The file is no package, or was cut off or changed on its way. */
export function damaged(why: string, cause?: unknown): UserError {
  const options = cause === undefined ? undefined : { cause }
  return new UserError('packageDamaged', `这个包不完整，或者被改动过：${why}。没有读取。`, again, options)
}

export function notAPackage(): UserError {
  return new UserError(
    'notAPackage',
    '这个文件不是预算簿的任务包、上报包或回复包，没有读取。',
    '请检查是否选错了文件。'
  )
}

export function tooLarge(): UserError {
  return new UserError(
    'packageTooLarge',
    '这个包大得不合常理，没有读取。',
    '正常的包只有几百 KB。请检查是否选错了文件。'
  )
}

export function newer(why: string): UserError {
  return new UserError(
    'packageNewer',
    `这个包是更新版本的预算簿做的：${why}。没有读取。`,
    '请安装新版本的预算簿后再读取。'
  )
}

export function badSignature(): UserError {
  return new UserError(
    'badSignature',
    '这个包的签名不对：它在签名以后被改动过，或者签名不是它的。没有读取。',
    again
  )
}

/** What a part says and what the manifest says of it differ. */
export function inconsistent(why: string): UserError {
  return new UserError(
    'packageInconsistent',
    `这个包前后不一致：${why}。没有读取。`,
    '请让发出的单位用预算簿重新导出；如果仍然这样，请把这个文件交给技术人员。'
  )
}

export function passwordNeeded(): UserError {
  return new UserError('passwordNeeded', '这个包设了口令，没有读取。', '请向发出的人问到口令，再打开一次。')
}

/** The two cannot be told apart: that is what the encryption is for. */
export function passwordWrong(): UserError {
  return new UserError(
    'passwordWrong',
    '口令不对，或者这个包被改动过，没有读取。',
    '请核对口令（注意大小写和全角、半角）；口令确认无误的，请让发出的人重新导出一次。'
  )
}

export function wrongKind(expected: PackageKind, found: PackageKind): UserError {
  return new UserError(
    'wrongPackageKind',
    `这是一个${packageWords[found]}，这里要的是${packageWords[expected]}，没有读取。`,
    '请检查是否选错了文件。'
  )
}
