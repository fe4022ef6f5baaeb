import type { MigrationInterface, QueryRunner } from 'typeorm';

const MATERIALS: Readonly<Record<string, readonly string[]>> = {
  PROJECT: [
    'APPLICATION',
    'OBJECTIVE',
    'EXPECTED_RESULTS',
    'LEGAL_BASIS',
    'PLAN',
    'IMPLEMENTATION_PLAN',
    'FEASIBILITY_STUDY',
    'EXPERT_OPINION',
    'PRELIMINARY_DESIGN',
    'FUNDING_PROOF',
  ],
  POLICY: ['POLICY_DRAFT', 'OBJECTIVE', 'LEGAL_BASIS', 'SURVEY', 'IMPLEMENTATION_RULES', 'FUNDING_PROOF'],
};

/** Every line of a checklist has its row, because files hang on it: those of earlier appraisals are added. */
export class GoalsAppraisalMaterials1700000001820 implements MigrationInterface {
  name = 'GoalsAppraisalMaterials1700000001820';

  async up(runner: QueryRunner): Promise<void> {
    // Row security is forced on the owner too, and a migration has no tenant: lifted for this statement.
    await runner.query(`
ALTER TABLE goals.ex_ante_appraisal NO FORCE ROW LEVEL SECURITY;
ALTER TABLE goals.appraisal_material NO FORCE ROW LEVEL SECURITY;
INSERT INTO goals.appraisal_material (jurisdiction_id, id, appraisal_id, code, is_present)
SELECT e.jurisdiction_id, gen_random_uuid(), e.id, m.code, false
  FROM goals.ex_ante_appraisal e
  JOIN (VALUES ${Object.entries(MATERIALS)
    .flatMap(([kind, codes]) => codes.map((code) => `('${kind}', '${code}')`))
    .join(', ')}) AS m(kind, code) ON m.kind = e.object_kind
ON CONFLICT (jurisdiction_id, appraisal_id, code) DO NOTHING;
ALTER TABLE goals.appraisal_material FORCE ROW LEVEL SECURITY;
ALTER TABLE goals.ex_ante_appraisal FORCE ROW LEVEL SECURITY;
`);
  }

  /** An empty line of a checklist says nothing: there is nothing to take back. */
  async down(): Promise<void> {
    await Promise.resolve();
  }
}
