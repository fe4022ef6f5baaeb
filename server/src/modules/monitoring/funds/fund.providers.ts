import type { Provider } from '@nestjs/common';
import { ClearFunds } from './application/clear-funds.js';
import { ClearingQueries } from './application/clearing-queries.js';
import { FundQueries } from './application/fund-queries.js';
import { RecordFunds } from './application/record-funds.js';
import { ClearingResolver, TrackedFundResolver } from './graphql/fund.resolver.js';
import { ClearingReads } from './persistence/clearing.reads.js';
import { FundReads } from './persistence/fund.reads.js';
import { TaggedReads } from './persistence/tagged.reads.js';

/** Everything that special funds and their clearing add to the monitoring module. */
export const FUND_PROVIDERS: Provider[] = [
  FundReads,
  TaggedReads,
  ClearingReads,
  RecordFunds,
  FundQueries,
  ClearFunds,
  ClearingQueries,
  TrackedFundResolver,
  ClearingResolver,
];
