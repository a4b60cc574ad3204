export { UserError, type Failure } from './user-error'
