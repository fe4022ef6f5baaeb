import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { ActionBar, Card, EmptyState, RefusalList } from '../../../ui/index.js';
import type { EvaluationTask } from '../data/tasks.graphql.js';
import { APPLY_SURVEY, MOVE_SURVEY, SAVE_SURVEY, type Survey, SURVEYS } from '../data/surveys.graphql.js';
import { SurveyDialog, SurveyLine, type SurveyWords } from './survey-parts.js';

const NS = 'evaluation-scoring';
/** Past these a questionnaire has no row that its result could go to. */
const ASKING = ['LISTED', 'NOTIFIED', 'PLAN_DRAFTED', 'PLAN_APPROVED', 'FIELD_WORK'];
const AGAIN = { refetchQueries: ['SatisfactionSurveys'], awaitRefetchQueries: true };

interface SurveyCardProps {
  task: Pick<EvaluationTask, 'id' | 'state' | 'version' | 'rows'>;
  /** The reader organises the evaluation. */
  manages: boolean;
  renew: () => Promise<unknown>;
}

/** Questionnaires of an evaluation: link and code while they run, the result with its n when they are closed. */
export function SurveyCard({ task, manages, renew }: SurveyCardProps) {
  const { t } = useTranslation(NS);
  const [edited, setEdited] = useState<Survey | 'new' | null>(null);
  const [save] = useMutation(SAVE_SURVEY, AGAIN);
  const { data } = useQuery(SURVEYS, { variables: { taskId: task.id }, fetchPolicy: 'cache-and-network' });
  const surveys = data?.satisfactionSurveys;
  if (!surveys || (surveys.length === 0 && !manages)) return null;
  const mayAdd = manages && ASKING.includes(task.state);
  const rows = task.rows.filter(({ kind }) => kind === 'SURVEY');
  const survey = edited === 'new' ? null : edited;
  const keep = ({ rowId, ...words }: SurveyWords) => {
    const known = survey ? { id: survey.id, expectedVersion: survey.version } : {};
    return save({ variables: { input: { ...words, frameworkRowId: rowId, taskId: task.id, ...known } } });
  };
  return (
    <Card
      title={t('survey.title')}
      note={t('survey.note')}
      extra={mayAdd ? <Button onClick={() => setEdited('new')}>{t('survey.add')}</Button> : undefined}
    >
      {surveys.length === 0 && (
        <EmptyState title={t('survey.none')} text={mayAdd ? t('survey.noneText') : t('survey.noneOver')} />
      )}
      {surveys.map((one) => (
        <OneSurvey
          key={one.id}
          survey={one}
          task={task}
          manages={manages}
          renew={renew}
          onEdit={() => setEdited(one)}
        />
      ))}
      {edited && (
        <SurveyDialog
          survey={survey}
          rows={rows}
          rowId={survey ? survey.frameworkRowId : (rows[0]?.id ?? null)}
          save={keep}
          onClose={() => setEdited(null)}
        />
      )}
    </Card>
  );
}

function OneSurvey({ survey, task, manages, renew, onEdit }: SurveyCardProps & { survey: Survey; onEdit: () => void }) {
  const { t } = useTranslation(NS);
  // The evaluator's own act: who only organises enters no score.
  const scores = usePermission('financeEvaluation.score');
  const [move] = useMutation(MOVE_SURVEY, AGAIN);
  const [apply] = useMutation(APPLY_SURVEY);
  const { act, running, error } = useAct();
  const row = task.rows.find(({ id }) => id === survey.frameworkRowId);
  const applied = async () => {
    const input = { surveyId: survey.id, expectedVersion: task.version };
    if (await act(() => apply({ variables: { input } }), { done: t('survey.applied') })) await renew();
  };
  return (
    <SurveyLine survey={survey} about={row?.name}>
      {manages && survey.state === 'DRAFT' && (
        <Button size="small" onClick={onEdit}>
          {t('survey.edit')}
        </Button>
      )}
      <ActionBar
        small
        actions={survey.availableActions}
        running={running}
        define={{
          open: { label: t('survey.open'), hideRefused: true },
          close: { label: t('survey.close'), hideRefused: true },
        }}
        onAct={(action) =>
          act(() => move({ variables: { input: { id: survey.id, expectedVersion: survey.version, action } } }), {
            done: t('survey.moved'),
          })
        }
      />
      {scores && survey.state === 'CLOSED' && row && task.state === 'FIELD_WORK' && (
        <Button size="small" loading={running} onClick={() => void applied()}>
          {t('survey.apply')}
        </Button>
      )}
      {error && <RefusalList refusals={error.refusals} />}
    </SurveyLine>
  );
}
