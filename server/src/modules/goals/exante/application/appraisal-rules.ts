import { Injectable } from '@nestjs/common';
import {
  type AppraisalDimension,
  type AppraisalKind,
  type ConclusionThresholds,
  DEFAULT_PREPARATION,
  type OfficialRule,
  POLICY_CRITERIA,
  type PreparationChecklists,
  PROJECT_CRITERIA,
  readAppraisalCriteria,
  readAppraisalScope,
  readPreparation,
} from '@jixiao/shared';
import { OrganizationsApi } from '../../../organizations/index.js';
import type { GateRules } from '../domain/judge-gate.js';

export interface YearRules extends GateRules {
  readonly thresholds: ConclusionThresholds;
  readonly official: OfficialRule;
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
    const scope = readAppraisalScope(rules.get<unknown>('exante.scope', null));
    // Neither the default nor what can be set is unreadable: a gate that cannot decide must not stand open.
    if (!scope) throw new Error(`The rule exante.scope of ${year} cannot be read`);
    return {
      scope,
      threshold: `${rules.get('exante.amountThreshold', 5_000_000)}.00`,
      thresholds: { pass: String(rules.get('exante.pass', 80)), revise: String(rules.get('exante.revise', 60)) },
      official: rules.get<OfficialRule>('exante.officialScore', 'MEAN'),
      validYears: rules.get('exante.validYears', 1),
      preparation: readPreparation(rules.get<unknown>('exante.preparation', null)) ?? DEFAULT_PREPARATION,
      criteria: {
        PROJECT: readAppraisalCriteria(rules.get<unknown>('exante.criteria.project', null)) ?? PROJECT_CRITERIA,
        POLICY: readAppraisalCriteria(rules.get<unknown>('exante.criteria.policy', null)) ?? POLICY_CRITERIA,
      },
    };
  }
}
