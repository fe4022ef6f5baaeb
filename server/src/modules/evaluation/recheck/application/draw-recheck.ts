import { Injectable } from '@nestjs/common';
import {
  drawRecheckSample,
  Exact,
  gradeOf,
  qualityRules,
  type Refusal,
  refusal,
  riskRules,
  type Rules,
  scoreIndicator,
  scoringParameters,
  selfEvaluationQuality,
  type SelfEvaluationFacts,
  toScore,
} from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork } from '../../../../platform/database/index.js';
import { refused } from '../../../../platform/errors/index.js';
import { contentHash } from '../../../../platform/integrity/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { SelfEvaluationReads, type SelfEvaluationRowRecord } from '../../self/persistence/self-evaluation.reads.js';
import { RecheckEntity, RecheckRowEntity, RecheckSampleEntity } from '../persistence/recheck.entity.js';
import { RecheckReads, type SampledRecord } from '../persistence/recheck.reads.js';

export interface RecheckSampleToDraw {
  workYear: number;
  name: string;
  /** How many of the riskiest are taken. */
  byRisk: number;
  /** Per cent of all others that is drawn by lot. */
  share: string;
  seed: string;
}

/** What one list shows and one division can look into; more is drawn as a further sample. */
const MOST = 200;

/** Draws what the bureau rechecks: the riskiest, and by lot from all others (R123). */
@Injectable()
export class DrawRecheck {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: RecheckReads,
    private readonly sheets: SelfEvaluationReads,
    private readonly organizations: OrganizationsApi,
    private readonly audit: AuditService,
  ) {}

  draw(draft: RecheckSampleToDraw): Promise<string> {
    return this.uow.write(async () => {
      const { jurisdictionId, today, userId } = currentActor();
      // Two draws at once would take the same sheets.
      await this.uow.query('SELECT id FROM organizations.jurisdiction WHERE id = $1 FOR UPDATE', [jurisdictionId]);
      const population = await this.reads.population(draft.workYear);
      const found = checkDraw(draft);
      if (population.length === 0)
        found.push(refusal('SCOPE_EMPTY', { field: 'workYear', wayOut: 'ACCEPT_SELF_EVALUATIONS_FIRST' }));
      if (await this.reads.nameTaken(draft.workYear, draft.name.trim()))
        found.push(refusal('NAME_TAKEN', { field: 'name' }));
      if (found.length > 0) throw refused(found);
      const rules = await this.organizations.parameters(draft.workYear);
      const risk = riskRules(rules);
      const seed = draft.seed.trim();
      const drawn = drawRecheckSample(
        population.map((one) => factsOf(one, rules)),
        { ...draft, seed },
        risk,
      );
      if (drawn.length === 0) throw refused([refusal('SAMPLE_EMPTY', { ruleId: 'S-08', field: 'byRisk' })]);
      if (drawn.length > MOST)
        throw refused([
          refusal('SAMPLE_TOO_LARGE', { ruleId: 'S-08', field: 'share', params: { drawn: drawn.length, most: MOST } }),
        ]);
      const byKey = new Map(population.map((one) => [one.key, one]));
      const chosen = drawn.map((one, index) => ({
        ...one,
        id: newId(),
        ordinal: index + 1,
        sheet: byKey.get(one.key)!,
      }));
      const lines = await this.sheets.rows(chosen.map(({ sheet }) => sheet.id));
      const linesOf = new Map(
        chosen.map(({ sheet }) => [sheet.id, lines.filter(({ selfEvaluationId }) => selfEvaluationId === sheet.id)]),
      );
      const id = newId();
      await this.uow.insert(RecheckSampleEntity, [
        {
          id,
          workYear: draft.workYear,
          name: draft.name.trim(),
          seed,
          byRisk: draft.byRisk,
          share: draft.share,
          riskRules: risk,
          populationCount: population.length,
          populationHash: contentHash(population.map(({ key }) => key)),
          drawnOn: today,
          drawnBy: userId,
        },
      ]);
      await this.uow.insert(
        RecheckEntity,
        chosen.map((one) => {
          const quality = qualityOf(linesOf.get(one.sheet.id)!, rules);
          return {
            id: one.id,
            sampleId: id,
            workYear: draft.workYear,
            selfEvaluationId: one.sheet.id,
            agencyId: one.sheet.agencyId,
            ordinal: one.ordinal,
            chosenBy: one.chosenBy,
            riskReasons: [...one.reasons],
            riskWeight: one.weight,
            riskPoints: one.points,
            qualityScore: quality.score,
            qualityFindings: quality.findings,
            selfScore: one.sheet.totalScore,
            selfGrade: gradeOf(one.sheet.totalScore, risk.scale),
          };
        }),
      );
      const weight = String(rules.rule('self.execWeight'));
      await this.uow.insert(
        RecheckRowEntity,
        chosen.flatMap((one) => rowsOf(one.id, one.sheet, linesOf.get(one.sheet.id)!, weight)),
      );
      this.audit.record({
        entity: 'evaluation.recheck_sample',
        entityId: id,
        action: 'drawn',
        fields: { ...draft, population: population.length, drawn: drawn.length },
      });
      return id;
    });
  }
}

const factsOf = (one: SampledRecord, rules: Rules): SelfEvaluationFacts => ({
  ...one,
  grade: gradeOf(one.totalScore, rules.rule('grade.scale')),
});

function qualityOf(lines: readonly SelfEvaluationRowRecord[], rules: Rules): ReturnType<typeof selfEvaluationQuality> {
  const parameters = scoringParameters(rules);
  return selfEvaluationQuality(
    lines.map((line) => {
      const { target, actual } = toScore(line);
      const evidence = line.evidence?.trim() || (line.fileCount > 0 ? String(line.fileCount) : null);
      return { ...line, evidence, met: scoreIndicator(target, actual, parameters).met };
    }),
    qualityRules(rules),
  );
}

function rowsOf(
  recheckId: string,
  sheet: SampledRecord,
  lines: readonly SelfEvaluationRowRecord[],
  executionWeight: string,
): (Pick<RecheckRowEntity, 'id' | 'recheckId' | 'ordinal' | 'weight'> & Partial<RecheckRowEntity>)[] {
  return [
    ...lines.map((line, index) => ({
      id: newId(),
      recheckId,
      selfEvaluationRowId: line.id,
      ordinal: index + 1,
      weight: line.weight,
      selfScore: line.isNotApplicable ? null : line.score,
    })),
    {
      id: newId(),
      recheckId,
      selfEvaluationRowId: null,
      ordinal: lines.length + 1,
      weight: executionWeight,
      selfScore: sheet.executionScore,
    },
  ];
}

function checkDraw(draft: RecheckSampleToDraw): Refusal[] {
  const found: Refusal[] = [];
  if (!draft.name.trim()) found.push(refusal('REQUIRED', { field: 'name' }));
  // Without a seed that is written down first, nobody could draw the sample again.
  if (!draft.seed.trim()) found.push(refusal('REQUIRED', { ruleId: 'S-08', field: 'seed' }));
  const share = /^\d{1,3}(\.\d{1,2})?$/.test(draft.share) ? new Exact(draft.share) : null;
  if (!share || share.gt(100))
    found.push(refusal('SHARE_INVALID', { ruleId: 'S-08', field: 'share', params: { value: draft.share } }));
  return found;
}
