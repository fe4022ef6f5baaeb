import * as assessment from '../../features/assessment/index.js';
import * as evaluation from '../../features/evaluation/index.js';
import * as foundation from '../../features/foundation/index.js';
import * as goals from '../../features/goals/index.js';
import * as monitoring from '../../features/monitoring/index.js';
import * as projects from '../../features/projects/index.js';
import * as reporting from '../../features/reporting/index.js';
import * as resultsApplication from '../../features/results-application/index.js';
import * as workbench from '../../features/workbench/index.js';
import type { FeatureNavigation } from '../../lib/feature.js';

export interface NavigationEntry extends FeatureNavigation {
  /** Message key in `frame:nav`. */
  key: string;
  /** Stations of the loop are joined by a line, in their order. */
  group: 'top' | 'loop' | 'bottom';
}

/** The side bar: the loop in its order. */
export const navigation: NavigationEntry[] = [
  { key: 'workbench', group: 'top', ...workbench.navigation },
  { key: 'projects', group: 'top', ...projects.navigation },
  { key: 'goals', group: 'loop', ...goals.navigation },
  { key: 'monitoring', group: 'loop', ...monitoring.navigation },
  { key: 'evaluation', group: 'loop', ...evaluation.navigation },
  { key: 'results', group: 'loop', ...resultsApplication.navigation },
  { key: 'assessment', group: 'loop', ...assessment.navigation },
  { key: 'reports', group: 'bottom', ...reporting.navigation },
  { key: 'library', group: 'bottom', ...foundation.navigation },
];
