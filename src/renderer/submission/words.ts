import type { ExchangeView } from '@shared/ipc'

/** Where a ledger stands, as its title says it. */
export const stateWords: Readonly<Record<ExchangeView['state'], string>> = {
  open: '未上报',
  handedIn: '已上报',
  sentBack: '已退回',
  withdrawn: '已撤回',
  accepted: '已接收',
  approved: '已批复'
}

/** Where it stands, and what to do next. */
export function sentenceOf({
  state,
  version,
  approvedOn,
  comments,
  filledByDepartment
}: ExchangeView): string {
  const left = comments.filter(({ done }) => !done).length
  const whose = filledByDepartment ? '（部门代填）' : ''
  switch (state) {
    case 'open':
      return `还没有上报${whose}。填好、审核没有错误以后，在这里上报。`
    case 'handedIn':
      return `第 ${version} 版已经上报${whose}，账册已锁定。请把上报包发给主管部门，等它的回复包。`
    case 'sentBack':
      return `第 ${version} 版已被退回，可以修改了。意见还有 ${left} 条没有改，改完再上报。`
    case 'withdrawn':
      return `第 ${version} 版已经撤回，可以修改了。改完再上报，版本号是 ${version + 1}。`
    case 'accepted':
      return `第 ${version} 版已被主管部门接收，不能再改。确要改的，请主管部门取消接收并退回。`
    case 'approved':
      return `${approvedOn ?? ''} 已批复。批复以后的变动走预算调整。`
  }
}
