import type { Provider } from '@nestjs/common';
import { EngagementBinding } from './application/engagement-binding.js';
import { EngagementDoors } from './application/engagement-doors.js';
import { TeamChanges } from './application/team-changes.js';
import { TeamChangeReads } from './persistence/team-change.reads.js';
import { ObjectionClock } from './application/objection-clock.js';
import { SecondScores } from './application/second-scores.js';
import { TakeBackClassified } from './application/take-back-classified.js';
import { FirmDuties } from './application/firm-duties.js';
import { EngagementEnd } from './application/engagement-end.js';
import { EngagementPapers } from './application/engagement-papers.js';
import { Engagements } from './application/engagements.js';
import { FirmQueries } from './application/firm-queries.js';
import { Firms } from './application/firms.js';
import { Independence } from './application/independence.js';
import { PaperFiles } from './application/paper-files.js';
import { QualityRatings } from './application/quality-ratings.js';
import { RatingBinding } from './application/rating-binding.js';
import { RatingConsequences } from './application/rating-consequences.js';
import { RatingFacts } from './application/rating-facts.js';
import { EngagementResolver, PaperFilesResolver } from './graphql/engagement.resolver.js';
import { FirmResolver } from './graphql/firm.resolver.js';
import { TeamChangeResolver } from './graphql/team-change.resolver.js';
import { RatingResolver } from './graphql/rating.resolver.js';
import { EngagementReads } from './persistence/engagement.reads.js';
import { FirmReads } from './persistence/firm.reads.js';
import { RatingReads } from './persistence/rating.reads.js';

/** Everything that third-party firms add to the evaluation module. */
export const FIRM_PROVIDERS: Provider[] = [
  FirmReads,
  EngagementReads,
  RatingReads,
  Firms,
  Independence,
  EngagementPapers,
  PaperFiles,
  Engagements,
  EngagementEnd,
  TakeBackClassified,
  SecondScores,
  ObjectionClock,
  TeamChangeReads,
  TeamChanges,
  TeamChangeResolver,
  EngagementBinding,
  EngagementDoors,
  FirmDuties,
  RatingFacts,
  QualityRatings,
  RatingBinding,
  RatingConsequences,
  FirmQueries,
  FirmResolver,
  EngagementResolver,
  PaperFilesResolver,
  RatingResolver,
];
