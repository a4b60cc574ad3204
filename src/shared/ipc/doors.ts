import type { CallInput, CallName, CallOutput, Contract, Reply } from './contract'

/** For what a dropped file may be used. */
export type DropPurpose = CallInput<'files.grantDropped'>['purpose']

/** The calls that the page itself can make: all but those that the preload keeps to itself. */
export type PageCallName = Exclude<CallName, 'files.grantDropped'>

/** The one object that the preload puts into the page, frozen. */
export type Doors = {
  readonly [N in PageCallName]: (input: CallInput<N>) => Promise<Reply<CallOutput<N>>>
} & {
  /** Grants the main process the use of a dropped file for one purpose; the page never sees its path. */
  readonly grantDropped: (
    file: unknown,
    purpose: DropPurpose
  ) => Promise<Reply<CallOutput<'files.grantDropped'>>>
}

/** Which page a call comes from: a number of the main process' own. */
export interface Caller {
  readonly page: number
}

/** The handlers that the main process must have: one for each call of the contract. */
export type Handlers = {
  readonly [N in keyof Contract]: (
    input: CallInput<N>,
    from: Caller
  ) => CallOutput<N> | Promise<CallOutput<N>>
}
