import { Injectable } from '@nestjs/common';
import { comesFromFirm, type EngagementKind, readPapers, type Refusal, refusal } from '@jixiao/shared';
import { currentActor, reachOf } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { EventBus } from '../../../../platform/events/index.js';
import { Files } from '../../../../platform/files/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { type EngagementPaperRecord, EngagementReads, type EngagementRecord } from '../persistence/engagement.reads.js';

export const PAPER = 'evaluation.engagement_paper';
/** While papers may be put in: the bureau may add its own until it accepts. */
export const PAPERS_OPEN = ['CONTRACTED', 'WORKING', 'SUBMITTED', 'RETURNED'];

export interface PaperToFile {
  id: string;
  expectedVersion: number;
  /** Place in the paper archive; the bureau's to say. */
  archiveRef?: string | null;
}

/** 过程文件 of an engagement: which are owed, which are there (R144; T2). */
@Injectable()
export class EngagementPapers {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: EngagementReads,
    private readonly organizations: OrganizationsApi,
    private readonly files: Files,
    private readonly events: EventBus,
    private readonly audit: AuditService,
  ) {}

  /** Writes down what the engagement owes: for each of its evaluations, or for itself where it is not about evaluations. */
  async owe(engagementId: string, kind: string, workYear: number): Promise<void> {
    const rules = await this.organizations.parameters(workYear);
    const kinds = readPapers(rules.rule('third.papers'))?.[kind as EngagementKind] ?? [];
    const tasks = (await this.reads.tasks([engagementId])).map(({ id }): string | null => id);
    const isAboutEvaluations = kind === 'EVALUATION' || kind === 'RECHECK';
    const owners = tasks.length > 0 || isAboutEvaluations ? tasks : [null];
    const rows = owners.flatMap((taskId) => kinds.map((paper) => ({ id: newId(), taskId, kind: paper })));
    await this.uow.affect(
      `INSERT INTO evaluation.engagement_paper (jurisdiction_id, id, engagement_id, task_id, kind)
       SELECT $1, r.id, $2, r."taskId", r.kind FROM jsonb_to_recordset($3::jsonb) AS r(id uuid, "taskId" uuid, kind text)
       ON CONFLICT DO NOTHING`,
      [currentActor().jurisdictionId, engagementId, JSON.stringify(rows)],
    );
  }

  /** Hands a paper in. A paper without a file is none, unless the bureau says where in its archive it lies. */
  file(given: PaperToFile): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const { paper, engagement } = await this.paper(given.id, true);
      const refusals = leaveOf(paper, engagement, 'filePaper');
      const archiveRef = given.archiveRef?.trim() || null;
      if (archiveRef && !isOffice())
        refusals.push(refusal('ARCHIVE_REF_BY_OFFICE', { ruleId: 'T-07', field: 'archiveRef', wayOut: 'ATTACH_FILE' }));
      const files = (await this.files.of(PAPER, [paper.id])).get(paper.id)!;
      if (!archiveRef && files.length === 0)
        refusals.push(refusal('PAPER_WITHOUT_FILE', { ruleId: 'T-07', field: 'id', wayOut: 'ATTACH_FILE' }));
      if (refusals.length > 0) throw refused(refusals);
      await updateVersioned(this.uow, PAPER, actor.jurisdictionId, paper.id, given.expectedVersion, {
        // The day on which it first came counts for lateness.
        filed_on: paper.filedOn ?? actor.today,
        filed_by: actor.userId,
        filed_by_name: actor.personName,
        archive_ref: archiveRef,
      });
      const { kind, taskId } = paper;
      this.audit.record({
        entity: 'evaluation.engagement',
        entityId: engagement.id,
        action: 'paperFiled',
        fields: { paper: paper.id, kind, taskId, archiveRef, files: files.map(({ sm3 }) => sm3) },
      });
      await this.events.publish('EngagementPaperFiled', {
        engagementId: engagement.id,
        firmAgencyId: engagement.firmAgencyId!,
        paperId: paper.id,
        kind,
        taskId,
      });
      return engagement.id;
    });
  }

  /** The paper in the actor's reach, with its engagement. */
  async find(
    id: string,
    lock: boolean,
  ): Promise<{ paper: EngagementPaperRecord; engagement: EngagementRecord } | null> {
    const known = await this.reads.paper(id, false);
    const [engagement] = known ? await this.reads.visible(currentActor(), [known.engagementId], lock) : [];
    const paper = engagement && lock ? await this.reads.paper(id, true) : known;
    return paper && engagement ? { paper, engagement } : null;
  }

  /** Which papers are missing, one refusal for each. */
  async missing(engagementIds: readonly string[], onlyFirm: boolean): Promise<Map<string, Refusal[]>> {
    return grouped(await this.reads.papers(engagementIds), ({ engagementId }) => engagementId, onlyFirm);
  }

  async missingOfTasks(taskIds: readonly string[]): Promise<Map<string, Refusal[]>> {
    return grouped(await this.reads.papersOfTasks(taskIds), ({ taskId }) => taskId!, false);
  }

  private async paper(
    id: string,
    lock: boolean,
  ): Promise<{ paper: EngagementPaperRecord; engagement: EngagementRecord }> {
    const found = await this.find(id, lock);
    if (!found) throw notFound('id');
    return found;
  }
}

const isOffice = (): boolean => reachOf(currentActor()).kind !== 'ENGAGEMENTS';

/** A firm does not write the opinion of the division; nobody changes what has been accepted. */
export function leaveOf(paper: EngagementPaperRecord, engagement: EngagementRecord, action: string): Refusal[] {
  const found: Refusal[] = [];
  if (!PAPERS_OPEN.includes(engagement.state))
    found.push(
      refusal('STATE_INVALID', {
        field: 'state',
        params: { state: engagement.state, action, allowed: PAPERS_OPEN.join(',') },
      }),
    );
  if (!isOffice() && engagement.state === 'SUBMITTED')
    found.push(refusal('PAPERS_HANDED_IN', { ruleId: 'T-07', field: 'state', wayOut: 'ASK_FOR_RETURN' }));
  if (!isOffice() && !comesFromFirm(paper.kind))
    found.push(refusal('PAPER_OF_OFFICE', { ruleId: 'T-07', field: 'id', wayOut: 'ASK_DIVISION_FOR_OPINION' }));
  return found;
}

function grouped(
  papers: readonly EngagementPaperRecord[],
  keyOf: (paper: EngagementPaperRecord) => string,
  onlyFirm: boolean,
): Map<string, Refusal[]> {
  const found = new Map<string, Refusal[]>();
  for (const paper of papers) {
    if (paper.isThere || (onlyFirm && !comesFromFirm(paper.kind))) continue;
    const one = refusal('PAPER_MISSING', {
      ruleId: 'T-07',
      field: 'papers',
      params: { kind: paper.kind, evaluation: paper.taskTitle ?? '' },
      wayOut: comesFromFirm(paper.kind) ? 'FILE_PAPER' : 'ASK_DIVISION_FOR_OPINION',
    });
    found.set(keyOf(paper), [...(found.get(keyOf(paper)) ?? []), one]);
  }
  return found;
}
