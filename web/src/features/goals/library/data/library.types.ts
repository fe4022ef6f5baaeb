import type { Direction, LibraryStandard, QualitativeGrade } from '@jixiao/shared';
import type { AvailableAction } from '../../../../ui/index.js';

export interface Spread {
  n: number;
  notEnough: boolean;
  median: string | null;
  p20: string | null;
  p80: string | null;
}

export interface ReachedBefore {
  targetsHere: Spread;
  targetsAmongPeers: Spread;
  achievedHere: Spread;
  achievedAmongPeers: Spread;
  peerGroup: { agencyKind: string; budgetFrom: string | null; budgetTo: string | null; units: number } | null;
}

export interface Standard extends LibraryStandard {
  id: string;
  valueText: string | null;
  source: string | null;
  version: number;
  ownership: string;
}

export interface LibraryRow {
  id: string;
  versionId: string;
  versionNo: number;
  version: number;
  state: string;
  code: string;
  origin: string;
  ownership: string;
  agencyName: string | null;
  level1: string;
  level2: string;
  name: string;
  layer: string;
  industry: string | null;
  projectTypes: string[];
  unit: string | null;
  direction: Direction;
  useCount: number;
}

export interface LibraryContent extends LibraryRow {
  field: string | null;
  departmentName: string | null;
  definition: string | null;
  formula: string | null;
  example: string | null;
  help: string | null;
  basis: string | null;
  dataSource: string | null;
  captureMethod: string | null;
  grades: QualitativeGrade[] | null;
  keywords: string[];
  dimension: string | null;
  criterion: string | null;
  standards: Standard[];
  reachedBefore: ReachedBefore;
}

export interface LibraryIndicator extends LibraryContent {
  originKind: string | null;
  originTitle: string | null;
  changeReason: string | null;
  decisionComment: string | null;
  validFromYear: number | null;
  validToYear: number | null;
  versions: {
    versionId: string;
    versionNo: number;
    state: string;
    definition: string | null;
    changeReason: string | null;
    decidedOn: string | null;
  }[];
  uses: {
    objectiveId: string;
    title: string;
    agencyName: string;
    budgetYear: number;
    state: string;
    target: string | null;
  }[];
  availableActions: AvailableAction[];
  history: { at: string; on: string; action: string; personName: string | null; comment: string | null }[];
}

export interface Suggestion {
  matchedShare: string;
  useCount: number;
  indicator: LibraryContent;
}

export interface Candidate {
  source: 'OBJECTIVE' | 'EVALUATION';
  originId: string;
  title: string;
  level2: string;
  name: string;
  direction: Direction;
  unit: string | null;
  times: number;
}

export interface TemplateRow {
  level1: string;
  level2: string;
  example: string;
  indicator: LibraryContent;
}

export interface Template {
  id: string;
  name: string;
  kind: string;
  ownership: string;
  version: number;
  rows: TemplateRow[];
}

export interface DepartmentSet {
  id: string | null;
  agencyId: string;
  agencyName: string;
  name: string;
  minimumShare: string | null;
  version: number;
  mayEdit: boolean;
  indicators: { id: string; name: string; level2: string; unit: string | null }[];
  projects: SetProject[];
}

export interface SetProject {
  objectiveId: string;
  title: string;
  agencyName: string;
  state: string;
  used: number;
  of: number;
  indicators: number;
  share: string | null;
  isBelow: boolean;
}
