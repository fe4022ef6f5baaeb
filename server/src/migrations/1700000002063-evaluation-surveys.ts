import type { MigrationInterface, QueryRunner } from 'typeorm';
import { commonTable, EDITED, KEY, oneOf, refers, tenantTable } from './ddl.js';

/** Answers of one questionnaire in a minute, from everybody together: nothing is kept by which one sender could be told. */
const MOST_IN_A_MINUTE = 120;

/**
 * 满意度问卷. The public comes in as the portal's role, which may call two functions and read no table of this room. Nothing
 * of a person or device is kept: an answer has no time, a receipt leads to no answer.
 */
export class EvaluationSurveys1700000002063 implements MigrationInterface {
  name = 'EvaluationSurveys1700000002063';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE evaluation.survey (${KEY},
  task_id uuid NOT NULL,
  framework_row_id uuid,
  code text NOT NULL,
  title text NOT NULL,
  intro text,
  scale integer NOT NULL CHECK (scale BETWEEN 1 AND 10),
  questions text[] NOT NULL,
  opens_on date NOT NULL,
  closes_on date NOT NULL,
  ${oneOf('state', ['DRAFT', 'OPEN', 'CLOSED'])} DEFAULT 'DRAFT',
  ${EDITED},
  CHECK (closes_on >= opens_on),
  ${refers('task_id', 'evaluation.evaluation_task')},
  ${refers('framework_row_id', 'evaluation.framework_row')}
);
CREATE INDEX survey_of_task ON evaluation.survey (jurisdiction_id, task_id);
${tenantTable('evaluation.survey', 'EDIT')}

CREATE TABLE evaluation.survey_answer (${KEY},
  survey_id uuid NOT NULL,
  grades integer[] NOT NULL,
  ${refers('survey_id', 'evaluation.survey')}
);
CREATE INDEX survey_answer_of ON evaluation.survey_answer (jurisdiction_id, survey_id);
${tenantTable('evaluation.survey_answer', 'READ')}

CREATE TABLE evaluation.survey_receipt (
  jurisdiction_id uuid NOT NULL,
  survey_id uuid NOT NULL,
  receipt_hash text NOT NULL,
  PRIMARY KEY (jurisdiction_id, survey_id, receipt_hash),
  ${refers('survey_id', 'evaluation.survey')}
);
${tenantTable('evaluation.survey_receipt', 'READ')}

CREATE TABLE evaluation.survey_pace (
  jurisdiction_id uuid NOT NULL,
  survey_id uuid NOT NULL,
  minute timestamptz NOT NULL,
  answers integer NOT NULL,
  PRIMARY KEY (jurisdiction_id, survey_id),
  ${refers('survey_id', 'evaluation.survey')}
);
${tenantTable('evaluation.survey_pace', 'READ')}

-- In whose place a public code is: asked before there is a tenant.
CREATE TABLE evaluation.survey_door (
  code text PRIMARY KEY,
  jurisdiction_id uuid NOT NULL,
  survey_id uuid NOT NULL
);
${commonTable('evaluation.survey_door', 'APPEND')}

CREATE FUNCTION portal.open_survey(asked text) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog AS $$
DECLARE
  door evaluation.survey_door;
  found_one jsonb;
BEGIN
  SELECT * INTO door FROM evaluation.survey_door d WHERE d.code = asked;
  IF NOT FOUND THEN RETURN NULL; END IF;
  PERFORM set_config('app.scope', '{' || door.jurisdiction_id || '}', true);
  SELECT jsonb_build_object('title', s.title, 'intro', s.intro, 'scale', s.scale, 'questions', to_jsonb(s.questions),
           'place', j.full_name, 'closesOn', s.closes_on,
           'isOpen', s.state = 'OPEN' AND platform.business_date() BETWEEN s.opens_on AND s.closes_on)
    INTO found_one
    FROM evaluation.survey s JOIN organizations.jurisdiction j ON j.jurisdiction_id = s.jurisdiction_id AND j.id = s.jurisdiction_id
   WHERE s.jurisdiction_id = door.jurisdiction_id AND s.id = door.survey_id AND s.state <> 'DRAFT';
  PERFORM set_config('app.scope', '', true);
  RETURN found_one;
END $$;

CREATE FUNCTION portal.answer_survey(asked text, answer_id uuid, given integer[], receipt text) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  door evaluation.survey_door;
  shown jsonb;
  paced integer;
BEGIN
  shown := portal.open_survey(asked);
  IF shown IS NULL THEN RETURN 'UNKNOWN'; END IF;
  IF NOT (shown ->> 'isOpen')::boolean THEN RETURN 'CLOSED'; END IF;
  IF given IS NULL OR array_ndims(given) IS DISTINCT FROM 1 OR array_length(given, 1) <> jsonb_array_length(shown -> 'questions')
     OR EXISTS (SELECT 1 FROM unnest(given) AS g(grade) WHERE grade IS NULL OR grade NOT BETWEEN 1 AND (shown ->> 'scale')::integer)
  THEN RETURN 'INVALID'; END IF;
  SELECT * INTO door FROM evaluation.survey_door d WHERE d.code = asked;
  PERFORM set_config('app.scope', '{' || door.jurisdiction_id || '}', true);
  INSERT INTO evaluation.survey_pace AS p (jurisdiction_id, survey_id, minute, answers)
    VALUES (door.jurisdiction_id, door.survey_id, date_trunc('minute', now()), 1)
    ON CONFLICT (jurisdiction_id, survey_id) DO UPDATE
      SET answers = CASE WHEN p.minute = EXCLUDED.minute THEN p.answers + 1 ELSE 1 END, minute = EXCLUDED.minute
    RETURNING p.answers INTO paced;
  IF paced > ${MOST_IN_A_MINUTE} THEN
    PERFORM set_config('app.scope', '', true);
    RETURN 'PACE';
  END IF;
  INSERT INTO evaluation.survey_receipt (jurisdiction_id, survey_id, receipt_hash)
    VALUES (door.jurisdiction_id, door.survey_id, receipt) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    PERFORM set_config('app.scope', '', true);
    RETURN 'TWICE';
  END IF;
  INSERT INTO evaluation.survey_answer (jurisdiction_id, id, survey_id, grades)
    VALUES (door.jurisdiction_id, answer_id, door.survey_id, given);
  PERFORM set_config('app.scope', '', true);
  RETURN 'TAKEN';
END $$;
REVOKE ALL ON FUNCTION portal.open_survey(text), portal.answer_survey(text, uuid, integer[], text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal.open_survey(text), portal.answer_survey(text, uuid, integer[], text) TO jixiao_portal;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP FUNCTION portal.answer_survey(text, uuid, integer[], text);
DROP FUNCTION portal.open_survey(text);
DROP TABLE evaluation.survey_door, evaluation.survey_pace, evaluation.survey_receipt, evaluation.survey_answer, evaluation.survey;
`);
  }
}
