import { nextTick } from 'vue'
import { useActiveCell } from '../stores/active-cell'
import { useComments } from '../stores/comments'
import { useFindings } from '../stores/findings'
import type { Comment } from './remarks'

/** What the frame remembers of a comment that was gone to, among the findings. */
export const stopOf = ({ id }: Pick<Comment, 'id'>): string => `comment:${id}`

/** Shows the comments and puts the focus on the one about the cell that has it; else on the one gone to last. */
export async function goToComments(): Promise<void> {
  const comments = useComments()
  const findings = useFindings()
  const { path } = useActiveCell()
  const here = path === undefined ? undefined : comments.at(path)[0]
  const last = comments.all.find((one) => stopOf(one) === findings.at)
  const comment = here ?? last ?? comments.left[0] ?? comments.all[0]
  if (comment === undefined) return
  findings.open = true
  findings.at = stopOf(comment)
  await nextTick()
  const card = document.querySelector(`[data-comment="${CSS.escape(comment.id)}"]`)
  card?.querySelector('input')?.focus()
}
