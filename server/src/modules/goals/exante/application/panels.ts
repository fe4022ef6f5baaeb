import { Injectable } from '@nestjs/common';
import {
  type Conclusion,
  type ConclusionThresholds,
  type Dispersion,
  dispersionOf,
  type OfficialRule,
  officialScore,
  type OfficialScore,
  type Refusal,
  refusal,
  type Role,
  type ScorerSheet,
  suggestConclusion,
} from '@jixiao/shared';
import type { AppraisalRecord, ScoreRecord, ScorerRecord } from '../persistence/appraisal.records.js';
import { AppraisalReads } from '../persistence/appraisal.reads.js';
import { AppraisalRules } from './appraisal-rules.js';

export const PANEL_ROLES = ['EXPERT', 'THIRD_PARTY', 'FIN_BUSINESS', 'FIN_PERFORMANCE'] as const satisfies Role[];

/** The role by which a seat with several of them is asked to score. */
export function askedRole(roles: readonly string[]): Role {
  return PANEL_ROLES.find((role) => roles.includes(role))!;
}

export interface PanelScorer extends ScorerRecord {
  readonly scores: readonly ScoreRecord[];
  readonly total: string | null;
}

/** The scorers of one appraisal and what their sheets come to. */
export interface Panel {
  readonly scorers: readonly PanelScorer[];
  /** Blind until then: nobody sees another's score before all have handed in. */
  readonly isComplete: boolean;
  readonly official: OfficialScore;
  readonly dispersion: Dispersion | null;
  readonly vetoes: readonly string[];
  readonly suggested: Conclusion | null;
  /** What still keeps the appraisal from a conclusion. */
  readonly outstanding: readonly Refusal[];
  readonly rules: ConclusionThresholds & { readonly official: OfficialRule };
}

/** Reads panels, any number of them in a constant number of questions, and lets the rules of the year judge them. */
@Injectable()
export class Panels {
  constructor(
    private readonly reads: AppraisalReads,
    private readonly rules: AppraisalRules,
  ) {}

  async of(appraisals: readonly AppraisalRecord[]): Promise<Map<string, Panel>> {
    const ids = appraisals.map(({ id }) => id);
    const scorers = await this.reads.scorers(ids);
    const scores = await this.reads.scores(ids);
    const panels = new Map<string, Panel>();
    for (const year of new Set(appraisals.map(({ budgetYear }) => budgetYear))) {
      const { thresholds, official } = await this.rules.of(year);
      for (const appraisal of appraisals.filter(({ budgetYear }) => budgetYear === year))
        panels.set(
          appraisal.id,
          panelOf(
            appraisal,
            scorers.filter(({ appraisalId }) => appraisalId === appraisal.id),
            scores.filter(({ appraisalId }) => appraisalId === appraisal.id),
            { ...thresholds, official },
          ),
        );
    }
    return panels;
  }
}

function panelOf(
  appraisal: AppraisalRecord,
  records: readonly ScorerRecord[],
  scores: readonly ScoreRecord[],
  rules: Panel['rules'],
): Panel {
  const sheets = records.map((scorer): ScorerRecord & ScorerSheet & { scores: readonly ScoreRecord[] } => ({
    ...scorer,
    scores: scores.filter(({ scorerId }) => scorerId === scorer.id),
  }));
  const scorers = sheets.map((sheet): PanelScorer => ({
    ...sheet,
    total: officialScore(appraisal.criteria, [sheet], 'MEAN').total,
  }));
  const official = officialScore(appraisal.criteria, sheets, rules.official);
  const isComplete = scorers.length > 0 && scorers.every(({ submittedAt }) => submittedAt !== null);
  const vetoes = [
    ...official.vetoes,
    ...(appraisal.duplicateOfName ? [`与现有项目重复（${appraisal.duplicateOfName}）`] : []),
  ];
  return {
    scorers,
    isComplete,
    official,
    dispersion: isComplete ? dispersionOf(scorers.flatMap(({ total }) => (total ? [total] : []))) : null,
    vetoes,
    suggested: isComplete && official.total ? suggestConclusion(official.total, vetoes, rules) : null,
    outstanding: outstandingOf(scorers, official, rules.official),
    rules,
  };
}

function outstandingOf(scorers: readonly PanelScorer[], official: OfficialScore, rule: OfficialRule): Refusal[] {
  if (scorers.length === 0)
    return [refusal('APPRAISAL_PANEL_EMPTY', { ruleId: 'X-03', field: 'scorers', wayOut: 'APPOINT_SCORERS' })];
  const waiting = scorers.filter(({ submittedAt }) => submittedAt === null).length;
  return [
    ...(rule === 'CHAIR' && !scorers.some(({ isChair }) => isChair)
      ? [refusal('APPRAISAL_CHAIR_MISSING', { ruleId: 'X-03', field: 'scorers', wayOut: 'APPOINT_SCORERS' })]
      : []),
    ...(waiting > 0
      ? [refusal('APPRAISAL_SCORERS_WAITING', { ruleId: 'X-03', field: 'scorers', params: { waiting } })]
      : []),
    ...official.missing,
  ];
}
