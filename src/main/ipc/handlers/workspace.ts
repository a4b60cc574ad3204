import type { Handlers } from '@shared/ipc'
import type { HandlersOf, Program } from '../program'

/** The workspace: in, out, its ledgers. */
export const workspaceHandlers = ({ entrance, maker, desk }: Program): HandlersOf<'workspace', Handlers> => ({
  'workspace.recent': () => entrance.recent(),
  'workspace.forget': ({ id }) => {
    entrance.forget(id)
    return {}
  },
  'workspace.openRecent': ({ id }) => entrance.openRecent(id),
  'workspace.open': () => entrance.open(),
  'workspace.create': ({ kind }) => entrance.create(kind),
  'workspace.openSample': () => entrance.openSample(),
  'workspace.resetSample': () => entrance.resetSample(),
  'workspace.state': () => desk.order.run(() => desk.state()),
  'workspace.close': async () => {
    await entrance.close()
    return {}
  },
  'workspace.rememberPlace': ({ place }) => {
    entrance.rememberPlace(place)
    return {}
  },
  'workspace.last': () => entrance.last(),
  'workspace.createLedger': async (about) => ({ id: await maker.create(about) }),
  'workspace.importLedger': (how) => maker.import(how)
})
