import type { Failure } from '@shared/errors'

/** What is asked of the process that takes packages in. */
export type Order =
  | { readonly kind: 'open'; readonly folder: string }
  /** How much memory it holds when nothing happens. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'intake'; readonly path: string; readonly password?: string }

/** What became of a package. */
export type Verdict =
  | { readonly kind: 'taken'; readonly fingerprint: string }
  | { readonly kind: 'refused'; readonly refusal: Failure }

/** In milliseconds; and the most memory that the process ever held, in bytes. */
export interface Cost {
  readonly took: number
  readonly most: number
}

export type Answer =
  | { readonly kind: 'opened' }
  | { readonly kind: 'idle'; readonly bytes: number }
  | (Verdict & Cost)
  /** What is no sentence for a user. */
  | { readonly kind: 'incident'; readonly what: string }
