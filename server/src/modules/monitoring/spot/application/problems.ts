import { Injectable } from '@nestjs/common';
import {
  DEFAULT_PROBLEM_KINDS,
  parseMoney,
  type ProblemKind,
  readProblemKinds,
  type Refusal,
  refusal,
} from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { ProjectsApi } from '../../../projects/index.js';
import { ProblemEntity } from '../persistence/spot.entity.js';
import { type CheckRecord, SpotReads } from '../persistence/spot.reads.js';

export interface ProblemToRecord {
  projectId: string;
  kind: string;
  description: string;
  amount?: string | null;
}

export interface CountedKind extends ProblemKind {
  count: number;
  open: number;
}

/** Problems that watching found, by the kinds of the place (R114), each on a list until it has been followed up. */
@Injectable()
export class Problems {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: SpotReads,
    private readonly projects: ProjectsApi,
    private readonly organizations: OrganizationsApi,
    private readonly audit: AuditService,
  ) {}

  async kinds(year: number): Promise<readonly ProblemKind[]> {
    const rules = await this.organizations.parameters(year);
    return readProblemKinds(rules.rule('monitoring.problemKinds')) ?? DEFAULT_PROBLEM_KINDS;
  }

  /** Every kind of the place, those of which there is none too, and kinds that the place has given up since. */
  async statistics(year: number): Promise<CountedKind[]> {
    const counted = new Map((await this.reads.problemKinds(year)).map((row) => [row.kind, row]));
    const kinds = await this.kinds(year);
    const given = [...counted.keys()].filter((code) => !kinds.some((kind) => kind.code === code));
    return [...kinds, ...given.map((code) => ({ code, name: code }))].map((kind) => ({
      ...kind,
      count: counted.get(kind.code)?.count ?? 0,
      open: counted.get(kind.code)?.open ?? 0,
    }));
  }

  record(draft: ProblemToRecord): Promise<string> {
    return this.uow.write(async () => {
      const project = await this.projects.visible(draft.projectId);
      if (!project) throw notFound('projectId');
      const found: Refusal[] = [];
      const kinds = await this.kinds(project.budgetYear);
      if (!kinds.some(({ code }) => code === draft.kind))
        found.push(refusal('PROBLEM_KIND_UNKNOWN', { ruleId: 'M-29', field: 'kind', params: { value: draft.kind } }));
      if (!draft.description.trim()) found.push(refusal('REQUIRED', { field: 'description' }));
      if (project.secrecy === 'CLASSIFIED') found.push(refusal('CLASSIFIED_STUB', { ruleId: 'C31' }));
      const amount = draft.amount?.trim() ? parseMoney(draft.amount, { field: 'amount' }) : null;
      if (amount && !amount.ok) found.push(amount.refusal);
      if (found.length > 0) throw refused(found);
      return this.write({
        budgetYear: project.budgetYear,
        projectId: project.id,
        agencyId: project.agencyId,
        kind: draft.kind,
        description: draft.description.trim(),
        amount: amount?.ok ? amount.value : null,
        sourceType: 'MONITORING',
        foundOn: currentActor().today,
      });
    });
  }

  /** One problem per check: a second record of the same check replaces its words, or lifts it where nothing differs. */
  async ofSpotCheck(check: CheckRecord, description: string | null, foundOn: string): Promise<void> {
    const { jurisdictionId, today } = currentActor();
    const changed = await this.uow.affect(
      description === null
        ? `UPDATE monitoring.problem SET followed_on = $3, follow_note = '复核无差异', version = version + 1
            WHERE jurisdiction_id = $1 AND source_id = $2 AND followed_on IS NULL`
        : `UPDATE monitoring.problem SET description = $3, version = version + 1
            WHERE jurisdiction_id = $1 AND source_id = $2 AND followed_on IS NULL`,
      [jurisdictionId, check.id, description ?? today],
    );
    if (changed > 0 || description === null) return;
    await this.write({
      budgetYear: check.budgetYear,
      projectId: check.projectId,
      agencyId: check.agencyId,
      kind: 'DATA_DIFFERS',
      description,
      sourceType: 'SPOT_CHECK',
      sourceId: check.id,
      foundOn,
    });
  }

  follow(id: string, expectedVersion: number, note: string): Promise<string> {
    return this.uow.write(async () => {
      const { jurisdictionId, today } = currentActor();
      const problem = await this.reads.problem(id, true);
      if (!problem) throw notFound('id');
      const found: Refusal[] = [];
      if (!note.trim()) found.push(refusal('REQUIRED', { ruleId: 'M-29', field: 'note' }));
      if (problem.followedOn) found.push(refusal('PROBLEM_FOLLOWED', { params: { date: problem.followedOn } }));
      if (found.length > 0) throw refused(found);
      await updateVersioned(this.uow, 'monitoring.problem', jurisdictionId, id, expectedVersion, {
        followed_on: today,
        follow_note: note.trim(),
      });
      this.audit.record({ entity: 'monitoring.problem', entityId: id, action: 'followed', fields: {}, comment: note });
      return id;
    });
  }

  private async write(row: Omit<ProblemEntity, 'id' | 'jurisdictionId'>): Promise<string> {
    const id = newId();
    await this.uow.insert(ProblemEntity, [{ id, recordedBy: currentActor().userId, ...row }]);
    this.audit.record({ entity: 'monitoring.problem', entityId: id, action: 'recorded', fields: { ...row } });
    return id;
  }
}
