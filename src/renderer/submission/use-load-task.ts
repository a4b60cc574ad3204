import type { CallInput } from '@shared/ipc'
import { shallowRef } from 'vue'
import { data } from '../call'
import type { AnswerField } from '../components/answer-field'
import { roundLabels } from '@shared/ledger'
import { useLedger } from '../stores/ledger'
import { useMessages } from '../stores/messages'
import { useQuestions } from '../stores/questions'
import { useSession } from '../stores/session'
import { useWorkspace } from '../stores/workspace'

/** A dialog for the password of a package that came from the department. */
export interface PasswordAsked {
  readonly title: string
  readonly text: readonly string[]
  readonly fields: readonly AnswerField[]
  readonly yes: string
}

export const passwordAsked = (name: string, message: string): PasswordAsked => ({
  title: `打开“${name}”`,
  text: [message],
  fields: [{ name: 'password', label: '口令', kind: 'password' }],
  yes: '打开'
})

export const isTask = ({ name }: { readonly name: string }): boolean =>
  name.toLowerCase().endsWith('.ysbtask')

/** 载入任务包: a password and a department's new key are asked about on the way. */
export function useLoadTask() {
  const messages = useMessages()
  const asked = shallowRef<PasswordAsked>()
  let waiting: CallInput<'exchange.loadTask'> = {}

  const load = (): Promise<boolean> => messages.attempt(() => go({}))
  const drop = (file: File): Promise<boolean> =>
    messages.attempt(async () => {
      const { grant } = await data(window.yusuanbu.grantDropped(file, 'loadTask'))
      await go({ grant })
    })

  async function go(how: CallInput<'exchange.loadTask'>): Promise<void> {
    const reply = await data(window.yusuanbu['exchange.loadTask'](how))
    if (reply === null) return
    if (reply.kind === 'loaded') return loaded(reply.id, reply.outcome)
    waiting = { ...how, grant: reply.grant }
    if (reply.ask === 'password') {
      asked.value = passwordAsked(reply.name, reply.message)
      return
    }
    const { keyFingerprint = '', message, action = '' } = reply
    const text = [message, action, `新的指纹：${keyFingerprint}`]
    const agreed = await useQuestions().ask({ title: '核对主管部门的签名密钥', text, yes: '已核对，信任它' })
    if (agreed) await go({ ...waiting, trust: keyFingerprint })
  }

  async function loaded(id: string, outcome: 'created' | 'updated' | 'known'): Promise<void> {
    await useWorkspace().refresh()
    await useSession().openLedger(id)
    const { ledger } = useLedger()
    // Whose ledger it is, in what year and round: a package of the wrong one is seen at once.
    const which = ledger
      ? `${ledger.unit.code} ${ledger.unit.name} ${ledger.fiscalYear} 年${roundLabels[ledger.round]}`
      : ''
    const words = {
      created: `任务已载入，新建了账册：${which}。`,
      updated: `任务已载入：${which}。`,
      known: '这个任务以前载入过，没有变化。'
    }
    messages.tell({ type: 'success', message: words[outcome] })
  }

  return {
    asked,
    load,
    drop,
    close: () => void (asked.value = undefined),
    answer: ({ password = '' }: Readonly<Record<string, string>>): Promise<boolean> => {
      asked.value = undefined
      return messages.attempt(() => go({ ...waiting, password }))
    }
  }
}
