import type { Provider } from '@nestjs/common';
import { Milestones } from './application/milestones.js';
import { SlowSpending } from './application/slow-spending.js';
import { ProgressResolver } from './graphql/progress.resolver.js';
import { MilestoneReads } from './persistence/milestone.reads.js';

/** Everything that schedules and slow spending add to the monitoring module. */
export const PROGRESS_PROVIDERS: Provider[] = [MilestoneReads, Milestones, SlowSpending, ProgressResolver];
