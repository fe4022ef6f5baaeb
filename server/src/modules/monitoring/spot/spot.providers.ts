import type { Provider } from '@nestjs/common';
import { Problems } from './application/problems.js';
import { SpotChecks } from './application/spot-checks.js';
import { SpotFiles } from './application/spot-files.js';
import { SpotQueries } from './application/spot-queries.js';
import { ProblemResolver, SampleResolver, SpotCheckResolver } from './graphql/spot.resolver.js';
import { SpotReads } from './persistence/spot.reads.js';

/** Everything that spot checks and problems add to the monitoring module. */
export const SPOT_PROVIDERS: Provider[] = [
  SpotReads,
  Problems,
  SpotChecks,
  SpotFiles,
  SpotQueries,
  SampleResolver,
  SpotCheckResolver,
  ProblemResolver,
];
