export { processAlive } from './alive'
export { errorCode, fileError, type FileTask } from './file-error'
export { nodeFiles, type Files } from './operations'
export { exists, kindOf, listFolder, readBytes, readTextFile, type ReadLimit } from './read'
export {
  copyFile,
  createFileExclusively,
  makeFolder,
  removeFile,
  removeLeftovers,
  renameFile,
  temporaryName,
  writeFileAtomically
} from './write'
