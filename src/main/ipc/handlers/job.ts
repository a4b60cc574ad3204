import type { Handlers } from '@shared/ipc'
import type { HandlersOf, Program } from '../program'

/** Long work that runs now. */
export const jobHandlers = ({ jobs }: Program): HandlersOf<'job', Handlers> => ({
  'job.cancel': ({ job }) => {
    jobs.cancel(job)
    return {}
  }
})
