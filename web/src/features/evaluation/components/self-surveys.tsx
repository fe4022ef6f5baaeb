import { useMutation } from '@apollo/client/react';
import { isSurveyable } from '@jixiao/shared';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../lib/use-act.js';
import { ActionBar, Card, EmptyState, RefusalList } from '../../../ui/index.js';
import type { SelfEvaluation } from '../data/self.graphql.js';
import { MOVE_SELF_SURVEY, SAVE_SELF_SURVEY, type SelfSurvey } from '../data/surveys.graphql.js';
import { SurveyDialog, SurveyLine, type SurveyWords } from './survey-parts.js';

const NS = ['evaluation-self', 'evaluation-scoring'];

interface SelfSurveysProps {
  sheet: SelfEvaluation;
  editable: boolean;
  /** Saves what is typed, so that a result that comes in meets nothing unsaved. */
  flush: () => Promise<number | null>;
  renew: () => void;
}

/** Questionnaires of the unit for its satisfaction indicators: all that were ever begun, for the division as well. */
export function SelfSurveys({ sheet, editable, flush, renew }: SelfSurveysProps) {
  const { t } = useTranslation(NS);
  const [edited, setEdited] = useState<SelfSurvey | 'new' | null>(null);
  const [save] = useMutation(SAVE_SELF_SURVEY, { refetchQueries: ['SelfEvaluation'], awaitRefetchQueries: true });
  const rows = sheet.rows.filter(isSurveyable);
  const surveys = sheet.satisfactionSurveys;
  const mayAdd = editable && rows.length > 0;
  if (surveys.length === 0 && !mayAdd) return null;
  const survey = edited === 'new' ? null : edited;
  const keep = ({ rowId, ...words }: SurveyWords) => {
    const known = survey ? { id: survey.id, expectedVersion: survey.version } : {};
    const subject = { selfEvaluationId: sheet.id, selfEvaluationRowId: rowId };
    return save({ variables: { input: { ...words, ...subject, ...known } } });
  };
  return (
    <Card
      title={t('evaluation-scoring:survey.title')}
      note={t('survey.note')}
      extra={
        mayAdd ? <Button onClick={() => setEdited('new')}>{t('evaluation-scoring:survey.add')}</Button> : undefined
      }
    >
      {surveys.length === 0 && <EmptyState title={t('evaluation-scoring:survey.none')} text={t('survey.noneText')} />}
      {surveys.map((one) => (
        <OneSelfSurvey
          key={one.id}
          survey={one}
          editable={editable}
          flush={flush}
          renew={renew}
          onEdit={() => setEdited(one)}
        />
      ))}
      {edited && (
        <SurveyDialog
          survey={survey}
          rows={rows}
          rowId={survey?.selfEvaluationRowId ?? rows[0]?.id ?? null}
          rowRequired
          save={keep}
          onClose={() => setEdited(null)}
        />
      )}
    </Card>
  );
}

interface OneProps extends Omit<SelfSurveysProps, 'sheet'> {
  survey: SelfSurvey;
  onEdit: () => void;
}

function OneSelfSurvey({ survey, editable, flush, renew, onEdit }: OneProps) {
  const { t } = useTranslation(NS);
  const [move] = useMutation(MOVE_SELF_SURVEY);
  const { act, running, error } = useAct();
  const step = async (action: string) => {
    if (action === 'close' && (await flush()) === null) return false;
    const input = { id: survey.id, expectedVersion: survey.version, action };
    const done = await act(() => move({ variables: { input } }), { done: t('evaluation-scoring:survey.moved') });
    if (done) renew();
    return done;
  };
  const outcome =
    survey.state !== 'CLOSED' || survey.result.rate === null
      ? undefined
      : t(survey.isApplied ? 'survey.applied' : 'survey.replaced');
  return (
    <SurveyLine survey={survey} about={survey.rowName} outcome={outcome}>
      {editable && survey.state === 'DRAFT' && (
        <Button size="small" onClick={onEdit}>
          {t('evaluation-scoring:survey.edit')}
        </Button>
      )}
      <ActionBar
        small
        actions={survey.availableActions}
        running={running}
        define={{
          open: { label: t('evaluation-scoring:survey.open'), hideRefused: true },
          close: { label: t('evaluation-scoring:survey.close'), hideRefused: true },
        }}
        onAct={(action) => step(action)}
      />
      {error && <RefusalList refusals={error.refusals} />}
    </SurveyLine>
  );
}
