import { Injectable } from '@nestjs/common';
import { OWN_STEPS, SELF_STEPS, type SelfRules, type SelfStep } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { groupBy } from '../../../../platform/graphql/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { SelfEvaluationReads } from '../persistence/self-evaluation.reads.js';
import {
  type SelfCommonRecord,
  type SelfCriterionRecord,
  type SelfMoneyRecord,
  SelfPartsReads,
  type SelfStepRecord,
  type SelfTaskRecord,
} from '../persistence/self-parts.reads.js';
import { type JudgedSheet, rulesOfSheet } from './rules-of-sheet.js';
import { ofSheet } from './stored-sheets.js';

type StepView = Omit<SelfStepRecord, 'selfEvaluationId'> & { isOwn: boolean };

/** Parts of sheets for the screens; the sheets themselves were found inside the actor's reach. */
@Injectable()
export class SelfEvaluationParts {
  constructor(
    private readonly reads: SelfEvaluationReads,
    private readonly parts: SelfPartsReads,
    private readonly organizations: OrganizationsApi,
  ) {}

  moneys = async (ids: readonly string[]): Promise<Map<string, SelfMoneyRecord[]>> =>
    groupBy(await this.parts.moneys(ids), ofSheet);
  tasks = async (ids: readonly string[]): Promise<Map<string, SelfTaskRecord[]>> =>
    groupBy(await this.parts.tasks(ids), ofSheet);
  common = async (ids: readonly string[]): Promise<Map<string, SelfCommonRecord[]>> =>
    groupBy(await this.parts.common(ids), ofSheet);
  criteria = async (ids: readonly string[]): Promise<Map<string, SelfCriterionRecord[]>> =>
    groupBy(await this.parts.criteria(ids), ofSheet);

  /** All nine steps; the form's day is that of handing in, the filing's that of the division's acceptance. */
  async steps(ids: readonly string[]): Promise<Map<string, StepView[]>> {
    const written = groupBy(await this.parts.steps(ids), ofSheet);
    const sheets = await this.reads.visible(currentActor(), ids, false);
    return new Map(
      sheets.map((sheet) => {
        const told: Partial<Record<SelfStep, string | null>> = { FORM: sheet.submittedOn, FILING: sheet.completedOn };
        const own = written.get(sheet.id) ?? [];
        return [
          sheet.id,
          SELF_STEPS.map((step): StepView => {
            const known = own.find((one) => one.step === step);
            return {
              step,
              doneOn: told[step] ?? known?.doneOn ?? null,
              document: known?.document ?? null,
              note: known?.note ?? null,
              isOwn: OWN_STEPS.includes(step),
            };
          }),
        ];
      }),
    );
  }

  async rules(sheet: JudgedSheet): Promise<SelfRules> {
    return rulesOfSheet(sheet, await this.organizations.parameters(sheet.workYear));
  }
}
