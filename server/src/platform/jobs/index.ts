export {
  JobCancelled,
  type JobHandler,
  type JobRecord,
  type JobRun,
  JobService,
  type JobState,
} from './job.service.js';
