import type { LibraryContent, LibraryStandard } from '@jixiao/shared';

/** One version of an indicator with the indicator that it belongs to. */
export interface LibraryRecord extends LibraryContent {
  /** Indicator, the same over all its versions: what objectives name. */
  id: string;
  /** Version shown here: what transitions name. */
  versionId: string;
  versionNo: number;
  version: number;
  state: string;
  code: string;
  origin: 'COMMON' | 'INDUSTRY' | 'LOCAL' | 'PROPOSED';
  ownership: 'OWN' | 'INHERITED' | 'COMMON';
  originKind: 'OBJECTIVE' | 'EVALUATION' | 'SHEET' | null;
  originId: string | null;
  originTitle: string | null;
  changeReason: string | null;
  agencyId: string | null;
  agencyName: string | null;
  draftedBy: string | null;
  submittedBy: string | null;
  decidedOn: string | null;
  decisionComment: string | null;
}

export interface StandardRecord extends LibraryStandard {
  id: string;
  indicatorId: string;
  valueText: string | null;
  source: string | null;
  version: number;
  ownership: 'OWN' | 'INHERITED';
}

export interface LibraryFilter {
  state: string;
  text?: string | null;
  level1?: string | null;
  level2?: string | null;
  industry?: string | null;
  projectType?: string | null;
  layer?: string | null;
  departmentName?: string | null;
}

/** What somebody types in the form, and what the form knows already. */
export interface SuggestQuestion {
  text: string;
  level1?: string | null;
  level2?: string | null;
  industry?: string | null;
  projectType?: string | null;
  departmentName?: string | null;
}

export type SuggestionRecord = LibraryRecord & {
  /** Per cent of the typed words that were found in it. */
  matchedShare: string;
  useCount: number;
};

/** What is asked about in the past: the same indicator by id, or by name and unit. */
export interface AskedIndicator {
  id: string;
  name: string;
  unit: string | null;
}

/** Values of one side, own unit or all the others of the jurisdiction. */
export interface SpreadRecord {
  id: string;
  isHere: boolean;
  n: number;
  median: string | null;
  p20: string | null;
  p80: string | null;
}

/** A row of an objective or of a framework that the library does not hold yet. */
export interface CandidateRecord {
  source: 'OBJECTIVE' | 'EVALUATION';
  originId: string;
  title: string;
  level1: string;
  level2: string;
  name: string;
  direction: LibraryContent['direction'];
  unit: string | null;
  definition: string | null;
  formula: string | null;
  dataSource: string | null;
  captureMethod: string | null;
  basis: string | null;
  times: number;
}

export interface TemplateRecord {
  id: string;
  code: string;
  name: string;
  kind: 'PROJECT_TYPE' | 'UNIT_KIND' | 'WHOLE_UNIT';
  ownership: 'OWN' | 'INHERITED' | 'COMMON';
  version: number;
  rows: { indicatorId: string; example: string }[];
}

export interface SetRecord {
  id: string;
  agencyId: string;
  agencyName: string;
  name: string;
  minimumShare: string | null;
  version: number;
  indicatorIds: string[];
}

export interface SetProjectRecord {
  objectiveId: string;
  title: string;
  agencyName: string;
  state: string;
  used: number;
  indicators: number;
}

export interface UseRecord {
  indicatorId: string;
  objectiveId: string;
  title: string;
  agencyName: string;
  budgetYear: number;
  state: string;
  target: string | null;
}

/** Row of an objective as the beginning of a template; without an indicator the library does not hold it. */
export interface ObjectiveRowRecord {
  name: string;
  targetValue: string | null;
  targetDay: string | null;
  indicatorId: string | null;
}
