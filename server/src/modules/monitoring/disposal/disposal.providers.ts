import type { Provider } from '@nestjs/common';
import { DisposalBinding } from './application/disposal-binding.js';
import { DisposalNews } from './application/disposal-news.js';
import { DisposalQueries } from './application/disposal-queries.js';
import { MakeDisposals } from './application/make-disposals.js';
import { DisposalResolver, ProjectDisposalResolver, SheetDisposalResolver } from './graphql/disposal.resolver.js';
import { DisposalReads } from './persistence/disposal.reads.js';

/** Everything that disposals add to the monitoring module. */
export const DISPOSAL_PROVIDERS: Provider[] = [
  DisposalReads,
  DisposalNews,
  MakeDisposals,
  DisposalBinding,
  DisposalQueries,
  DisposalResolver,
  SheetDisposalResolver,
  ProjectDisposalResolver,
];
