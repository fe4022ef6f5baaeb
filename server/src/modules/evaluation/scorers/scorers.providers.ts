import type { Provider } from '@nestjs/common';
import { WhoMayScore } from './application/who-may-score.js';
import { AppointScorers } from './application/appoint-scorers.js';
import { Dossiers } from './application/dossiers.js';
import { OpenPanels } from './application/open-panels.js';
import { Panels } from './application/panels.js';
import { ScoreSheets } from './application/score-sheets.js';
import { ScorerBinding } from './application/scorer-binding.js';
import { ScoringSeats } from './application/scoring-seats.js';
import { BlindSheetResolver, DossierOfTaskResolver, PanelResolver, ScorerResolver } from './graphql/scorer.resolver.js';
import { ScorerReads } from './persistence/scorer.reads.js';

/** Everything that several scorers add to the evaluation module. */
export const SCORER_PROVIDERS: Provider[] = [
  ScorerReads,
  OpenPanels,
  WhoMayScore,
  AppointScorers,
  ScorerBinding,
  ScoreSheets,
  ScoringSeats,
  Panels,
  Dossiers,
  PanelResolver,
  ScorerResolver,
  BlindSheetResolver,
  DossierOfTaskResolver,
];
