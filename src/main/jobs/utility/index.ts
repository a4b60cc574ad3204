import { utilityProcess } from 'electron'
import type { WorkProcess } from '../apart'

/**
 * Starts Electron's utility process on a module of the program: no window, and nobody to talk to but who started it.
 * @param module the bundle's file, which may lie in an archive
 */
export function utilityWork(module: string): () => WorkProcess {
  return () => {
    const child = utilityProcess.fork(module, [], { serviceName: '预算簿', stdio: 'ignore' })
    return {
      post: (message) => child.postMessage(message),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.once('exit', listener),
      kill: () => void child.kill(),
      id: () => child.pid
    }
  }
}
