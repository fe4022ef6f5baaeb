import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SurveyDraft } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { SurveyDoorEntity, SurveyEntity } from './survey.entity.js';

export const SURVEY_TABLE = 'evaluation.survey';

/** What a questionnaire belongs to and answers: a row of an evaluation, or one of a self-evaluation. */
export interface SurveySubject {
  readonly taskId?: string | null;
  readonly frameworkRowId?: string | null;
  readonly selfEvaluationRowId?: string | null;
}

export interface SurveyFacts extends SurveyDraft {
  readonly intro?: string | null;
}

/** Writes questionnaires; whether it may be is asked before. */
@Injectable()
export class SurveyWrites {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditService,
  ) {}

  /** @param before id and version of one that is changed */
  async save(
    draft: SurveyFacts,
    subject: SurveySubject,
    before: { readonly id: string; readonly expectedVersion: number } | null,
  ): Promise<string> {
    const facts = {
      ...subject,
      title: draft.title.trim(),
      intro: draft.intro?.trim() || null,
      scale: draft.scale,
      questions: draft.questions.map((question) => question.trim()),
      opensOn: draft.opensOn,
      closesOn: draft.closesOn,
    };
    const id = before?.id ?? newId();
    if (before) {
      const { jurisdictionId } = currentActor();
      await updateVersioned(this.uow, SURVEY_TABLE, jurisdictionId, id, before.expectedVersion, {
        framework_row_id: subject.frameworkRowId ?? null,
        self_evaluation_row_id: subject.selfEvaluationRowId ?? null,
        title: facts.title,
        intro: facts.intro,
        scale: facts.scale,
        questions: facts.questions,
        opens_on: facts.opensOn,
        closes_on: facts.closesOn,
      });
    } else {
      // Guessing it is hopeless: 128 bits, and nothing lists them.
      const code = randomBytes(16).toString('base64url');
      await this.uow.insert(SurveyEntity, [{ id, code, ...facts }]);
      await this.uow.insert(SurveyDoorEntity, [{ code, surveyId: id }]);
    }
    this.audit.record({ entity: SURVEY_TABLE, entityId: id, action: before ? 'changed' : 'drafted', fields: facts });
    return id;
  }
}
