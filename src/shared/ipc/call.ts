import { z } from '../zod'

/** What a call takes and gives; both sides parse with it, so that a wrong call fails at the door. */
export interface Call {
  readonly input: z.ZodType
  readonly output: z.ZodType
}

/** The calls of one subject, by name. */
export type Calls = Readonly<Record<string, Call>>

/** Of a call that takes or gives nothing. */
export const nothing = z.strictObject({})

/** A bare name of a file for the user to read; never used as a path. */
export const fileName = z.string().min(1).max(4096)

/** A file that was written where the user said. */
export const savedFile = z.strictObject({
  /** Its bare name; null when the user thought better of it. */
  savedAs: fileName.nullable(),
  /** Opens it, or its folder, with `files.show`. */
  file: z.string().exactOptional()
})

/** The main process' own value: it is judged where it is made. */
export const ownObject = <T extends object>(): z.ZodType<T> =>
  z.custom<T>((value) => typeof value === 'object' && value !== null)
