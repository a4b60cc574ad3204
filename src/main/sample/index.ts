export { SampleDepartment, sampleUnits } from './sample-department'
export { resetSample, sampleWorkspace } from './sample-workspace'
