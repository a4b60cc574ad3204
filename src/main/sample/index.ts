export { SampleDepartment } from './sample-department'
