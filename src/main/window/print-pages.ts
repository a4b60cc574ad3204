import { UserError } from '@shared/errors'
import type { PrintContent } from '../desk'
import { printPage } from './print-window'

/** The pages that are being printed, each with what it draws. */
export interface PrintPages {
  /** Draws the content on paper: the bytes of a PDF. @throws UserError `printFailed` */
  readonly print: (content: PrintContent) => Promise<Uint8Array>
  /** What a page draws. @throws UserError `notAPrintPage` for every page that prints nothing */
  readonly contentOf: (page: number) => PrintContent
}

/** @param options the preload's file, and the address of the page that draws what is printed */
export function makePrintPages(options: { preload: string; address: string }): PrintPages {
  const printing = new Map<number, PrintContent>()
  return {
    async print(content) {
      let page: number | undefined
      try {
        return await printPage({
          ...options,
          onPage(made) {
            page = made
            printing.set(made, content)
          }
        })
      } finally {
        if (page !== undefined) printing.delete(page)
      }
    },
    contentOf(page) {
      const content = printing.get(page)
      if (content) return content
      throw new UserError('notAPrintPage', '这里没有要打印的内容。', '请在账册里点“打印”。')
    }
  }
}
