export { callNames, channelOf, contract } from './contract'
export type { CallInput, CallName, CallOutput, Contract, Reply } from './contract'
export type { Doors, DropPurpose, Handlers, PageCallName } from './doors'
export type { LinesBehind, PreviewCell, PreviewDocument, PreviewGrid, PreviewTable } from './preview'
