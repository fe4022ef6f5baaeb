import { Injectable } from '@nestjs/common';
import {
  type AppraisalDimension,
  type AppraisalKind,
  type ConclusionThresholds,
  type OfficialRule,
  type PreparationChecklists,
  readAppraisalCriteria,
  readAppraisalScope,
  readPreparation,
} from '@jixiao/shared';
import { OrganizationsApi } from '../../../organizations/index.js';
import type { GateRules } from '../domain/judge-gate.js';

export interface YearRules extends GateRules {
  readonly thresholds: ConclusionThresholds;
  readonly official: OfficialRule;
  /** Whether a required material counts only with its file. */
  readonly materialFiles: boolean;
  readonly validYears: number;
  readonly preparation: PreparationChecklists;
  readonly criteria: Readonly<Record<AppraisalKind, readonly AppraisalDimension[]>>;
}

/** Rules of appraisal as they hold in a jurisdiction and year. */
@Injectable()
export class AppraisalRules {
  constructor(private readonly organizations: OrganizationsApi) {}

  async of(year: number): Promise<YearRules> {
    const rules = await this.organizations.parameters(year);
    return {
      scope: readable(readAppraisalScope(rules.rule('exante.scope'))),
      threshold: `${rules.rule('exante.amountThreshold')}.00`,
      thresholds: { pass: String(rules.rule('exante.pass')), revise: String(rules.rule('exante.revise')) },
      official: rules.rule('exante.officialScore'),
      validYears: rules.rule('exante.validYears'),
      materialFiles: rules.rule('exante.materialFiles'),
      preparation: readable(readPreparation(rules.rule('exante.preparation'))),
      criteria: {
        PROJECT: readable(readAppraisalCriteria(rules.rule('exante.criteria.project'))),
        POLICY: readable(readAppraisalCriteria(rules.rule('exante.criteria.policy'))),
      },
    };
  }
}

/** Neither a default nor what can be set is unreadable; a gate that cannot decide must not stand open. */
function readable<Value>(value: Value | null): Value {
  if (value === null) throw new Error('A rule of appraisal cannot be read');
  return value;
}
