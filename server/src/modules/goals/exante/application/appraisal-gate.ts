import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type GateAnswer, ProjectGates, type GateSubject } from '../../../projects/index.js';
import { type GateFacts, judgeGate } from '../domain/judge-gate.js';
import type { AppraisalRecord } from '../persistence/appraisal.records.js';
import { AppraisalReads } from '../persistence/appraisal.reads.js';
import { ReviewStore } from '../persistence/review.store.js';
import { AppraisalRules } from './appraisal-rules.js';

const SUPPORTED = ['SUPPORTED', 'PARTIAL'];

/** 未经评估不得申请预算, at every door; any number of projects in a constant number of questions. */
@Injectable()
export class AppraisalGate implements OnModuleInit {
  constructor(
    private readonly gates: ProjectGates,
    private readonly rules: AppraisalRules,
    private readonly appraisals: AppraisalReads,
    private readonly store: ReviewStore,
  ) {}

  onModuleInit(): void {
    this.gates.register(['APPLY', 'POOL', 'ALLOCATE', 'FEED'], (door, subjects) => this.judge(door, subjects));
  }

  private async judge(
    door: GateFacts['door'],
    subjects: readonly GateSubject[],
  ): Promise<Map<string, Partial<GateAnswer>>> {
    const ids = subjects.flatMap(({ projectId, previousProjectId }) =>
      [projectId, previousProjectId].filter((id) => id !== null),
    );
    const known = await this.appraisals.ofObjects(
      ids,
      subjects.map(({ code }) => code),
    );
    const reviews = new Map((await this.store.reviews(ids)).map((row) => [row.projectId, row.reviewedAmount]));
    const preparations = new Map(
      door === 'APPLY' ? (await this.store.preparations(ids)).map((row) => [row.projectId, row]) : [],
    );
    const answers = new Map<string, Partial<GateAnswer>>();
    for (const year of new Set(subjects.map(({ budgetYear }) => budgetYear))) {
      const rules = await this.rules.of(year);
      for (const subject of subjects.filter(({ budgetYear }) => budgetYear === year)) {
        const appraisal = appraisalOf(subject, known);
        const reviewedAmount = (subject.projectId && reviews.get(subject.projectId)) || null;
        const preparation = subject.projectId ? preparations.get(subject.projectId) : undefined;
        const refusals = judgeGate(
          {
            ...subject,
            door,
            appraisal,
            reviewedAmount,
            preparation: preparation
              ? {
                  projectType: preparation.projectType,
                  present: preparation.documents.filter(({ isPresent }) => isPresent).map(({ code }) => code),
                }
              : null,
          },
          rules,
        );
        answers.set(subject.key, { refusals, basis: basisOf(appraisal, reviewedAmount) });
      }
    }
    return answers;
  }
}

function basisOf(appraisal: AppraisalRecord | null, reviewedAmount: string | null): GateAnswer['basis'] {
  const counts = appraisal !== null && SUPPORTED.includes(appraisal.state);
  return {
    ...(counts ? { appraisalId: appraisal.id, supportedAmount: appraisal.amountSupported! } : {}),
    ...(reviewedAmount ? { reviewedAmount } : {}),
  };
}

/** The newest appraisal of the project, of the one that it continues, or of its code, that reaches the budget year. */
function appraisalOf(subject: GateSubject, known: readonly AppraisalRecord[]): AppraisalRecord | null {
  return (
    known.find(
      (one) =>
        one.budgetYear <= subject.budgetYear &&
        (one.validToYear ?? one.budgetYear) >= subject.budgetYear &&
        ((one.projectId !== null && [subject.projectId, subject.previousProjectId].includes(one.projectId)) ||
          one.objectCode === subject.code),
    ) ?? null
  );
}
