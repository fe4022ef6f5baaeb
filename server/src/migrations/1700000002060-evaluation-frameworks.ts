import type { MigrationInterface, QueryRunner } from 'typeorm';

const KINDS = ['ELEMENT_COUNT', 'FORMULA', 'CONDITION', 'DEDUCTION', 'GRADE', 'SURVEY'];
const kinds = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');

/** Own frameworks in versions, with points of every level, and rows as the official form prints them; a score without evidence says why. */
export class EvaluationFrameworks1700000002060 implements MigrationInterface {
  name = 'EvaluationFrameworks1700000002060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE evaluation.framework
  -- NULL: made for one task. The versions of a framework of the place share their family and are never changed.
  ADD family_id uuid,
  ADD version_no integer NOT NULL DEFAULT 1 CHECK (version_no > 0),
  ADD note text,
  ADD based_on text,
  -- Points of levels, where weights are nested.
  ADD groups jsonb NOT NULL DEFAULT '[]',
  ADD saved_by uuid,
  ADD saved_on date;
CREATE UNIQUE INDEX framework_family ON evaluation.framework (jurisdiction_id, family_id, version_no) WHERE family_id IS NOT NULL;
ALTER TABLE evaluation.framework_row
  DROP CONSTRAINT framework_row_kind_check,
  ADD CONSTRAINT framework_row_kind_check CHECK (kind IN (${kinds([...KINDS, 'VETO'])})),
  ADD basis text CHECK (basis IN ('PLAN', 'INDUSTRY', 'HISTORY', 'OTHER')),
  ADD scoring_rule text NOT NULL DEFAULT '',
  ADD method text NOT NULL DEFAULT '',
  ADD evidence_needed text NOT NULL DEFAULT '',
  ADD grades jsonb NOT NULL DEFAULT '[]';
ALTER TABLE evaluation.score_row ADD no_evidence_reason text;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE evaluation.framework_row NO FORCE ROW LEVEL SECURITY;
UPDATE evaluation.framework_row SET kind = 'CONDITION' WHERE kind = 'VETO';
ALTER TABLE evaluation.framework_row FORCE ROW LEVEL SECURITY;
ALTER TABLE evaluation.score_row DROP no_evidence_reason;
ALTER TABLE evaluation.framework_row
  DROP CONSTRAINT framework_row_kind_check,
  ADD CONSTRAINT framework_row_kind_check CHECK (kind IN (${kinds(KINDS)})),
  DROP basis, DROP scoring_rule, DROP method, DROP evidence_needed, DROP grades;
DROP INDEX evaluation.framework_family;
ALTER TABLE evaluation.framework
  DROP family_id, DROP version_no, DROP note, DROP based_on, DROP groups, DROP saved_by, DROP saved_on;
`);
  }
}
