import '../panel.css';
import { useMutation, useQuery } from '@apollo/client/react';
import { App, Button, Input, QRCode, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission, useToday } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { ActionBar, Card, EmptyState, Field, FormDialog, RefusalList, StateTag } from '../../../ui/index.js';
import type { EvaluationTask } from '../data/tasks.graphql.js';
import { APPLY_SURVEY, MOVE_SURVEY, SAVE_SURVEY, type Survey, SURVEYS } from '../data/surveys.graphql.js';

const NS = 'evaluation-scoring';

interface SurveyCardProps {
  task: Pick<EvaluationTask, 'id' | 'state' | 'version' | 'rows'>;
  renew: () => Promise<unknown>;
}

/** Questionnaires of an evaluation: link and code while they run, the result with its n when they are closed. */
export function SurveyCard({ task, renew }: SurveyCardProps) {
  const { t } = useTranslation(NS);
  const manages = usePermission('financeEvaluation.manage');
  const [edited, setEdited] = useState<Survey | 'new' | null>(null);
  const { data } = useQuery(SURVEYS, { variables: { taskId: task.id }, fetchPolicy: 'cache-and-network' });
  const surveys = data?.satisfactionSurveys;
  if (!surveys || (surveys.length === 0 && !manages)) return null;
  return (
    <Card
      title={t('survey.title')}
      note={t('survey.note')}
      extra={manages ? <Button onClick={() => setEdited('new')}>{t('survey.add')}</Button> : undefined}
    >
      {surveys.length === 0 && <EmptyState title={t('survey.none')} text={t('survey.noneText')} />}
      {surveys.map((survey) => (
        <OneSurvey key={survey.id} survey={survey} task={task} renew={renew} onEdit={() => setEdited(survey)} />
      ))}
      {edited && <SurveyDialog survey={edited === 'new' ? null : edited} task={task} onClose={() => setEdited(null)} />}
    </Card>
  );
}

function OneSurvey({ survey, task, renew, onEdit }: SurveyCardProps & { survey: Survey; onEdit: () => void }) {
  const { t } = useTranslation(NS);
  const { message } = App.useApp();
  const manages = usePermission('financeEvaluation.manage');
  const [move] = useMutation(MOVE_SURVEY, { refetchQueries: ['SatisfactionSurveys'], awaitRefetchQueries: true });
  const [apply] = useMutation(APPLY_SURVEY);
  const { act, running, error } = useAct();
  const address = `${window.location.origin}/public/survey/${survey.code}`;
  const { n, least, rate } = survey.result;
  const row = task.rows.find(({ id }) => id === survey.frameworkRowId);
  return (
    <div className="sv-one">
      {survey.state === 'OPEN' && (
        <figure>
          <QRCode value={address} type="svg" size={132} bordered={false} />
          <figcaption className="jx-note">{t('survey.print')}</figcaption>
        </figure>
      )}
      <div>
        <b>{survey.title}</b> <StateTag ns={NS} state={survey.state} />
        <div className="jx-note">
          {t('survey.period', { from: survey.opensOn, to: survey.closesOn })}
          {row && ` · ${row.name}`}
        </div>
        <p>
          {rate !== null
            ? t('survey.result', { rate, n })
            : survey.state === 'CLOSED'
              ? t('survey.tooFew', { n, least })
              : t('survey.answers', { n })}
          {survey.state === 'OPEN' && <span className="jx-note"> {t('survey.running', { least })}</span>}
        </p>
        {survey.result.questions.length > 0 && (
          <ul>
            {survey.result.questions.map((one) => (
              <li key={one.question}>
                {one.question} {one.rate}%
              </li>
            ))}
          </ul>
        )}
        {error && <RefusalList refusals={error.refusals} />}
        <div className="fw-actions">
          {survey.state === 'OPEN' && (
            <>
              <a href={address} target="_blank" rel="noreferrer">
                {t('survey.link')}
              </a>
              <Button
                size="small"
                onClick={() =>
                  void navigator.clipboard.writeText(address).then(() => message.success(t('survey.copied')))
                }
              >
                {t('survey.copy')}
              </Button>
            </>
          )}
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
          {manages && survey.state === 'CLOSED' && row && task.state === 'FIELD_WORK' && (
            <Button
              size="small"
              loading={running}
              onClick={() =>
                void act(
                  () => apply({ variables: { input: { surveyId: survey.id, expectedVersion: task.version } } }),
                  { done: t('survey.applied') },
                ).then((done) => done && renew())
              }
            >
              {t('survey.apply')}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}

function SurveyDialog({
  survey,
  task,
  onClose,
}: {
  survey: Survey | null;
  task: SurveyCardProps['task'];
  onClose: () => void;
}) {
  const { t } = useTranslation(NS);
  const today = useToday();
  const rows = task.rows.filter(({ kind }) => kind === 'SURVEY');
  const [values, setValues] = useState({
    title: survey?.title ?? '',
    intro: survey?.intro ?? '',
    scale: survey?.scale ?? 5,
    questions: survey?.questions.join('\n') ?? '',
    opensOn: survey?.opensOn ?? today,
    closesOn: survey?.closesOn ?? '',
    frameworkRowId: survey ? survey.frameworkRowId : (rows[0]?.id ?? null),
  });
  const [save] = useMutation(SAVE_SURVEY, { refetchQueries: ['SatisfactionSurveys'], awaitRefetchQueries: true });
  const { act, running, error } = useAct();
  const set = (patch: Partial<typeof values>) => setValues({ ...values, ...patch });
  const questions = values.questions.split('\n').filter((one) => one.trim());
  const submit = async () => {
    const input = {
      ...values,
      questions,
      taskId: task.id,
      ...(survey ? { id: survey.id, expectedVersion: survey.version } : {}),
    };
    if (await act(() => save({ variables: { input } }), { done: t('survey.saved') })) onClose();
  };
  return (
    <FormDialog
      open
      title={survey ? survey.title : t('survey.add')}
      confirmLabel={t('survey.save')}
      ready={Boolean(values.title.trim() && values.closesOn && questions.length > 0)}
      running={running}
      error={error}
      onConfirm={() => void submit()}
      onCancel={onClose}
      width={560}
    >
      <Field label={t('survey.name')}>
        {(id) => (
          <Input
            id={id}
            maxLength={100}
            value={values.title}
            onChange={(event) => set({ title: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('survey.intro')}>
        {(id) => (
          <Input
            id={id}
            maxLength={500}
            value={values.intro}
            onChange={(event) => set({ intro: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('survey.questions')} hint={t('survey.questionsHelp')}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 3, maxRows: 10 }}
            value={values.questions}
            onChange={(event) => set({ questions: event.target.value })}
          />
        )}
      </Field>
      <div className="sv-pair">
        <Field label={t('survey.scale')}>
          {(id) => (
            <Select
              id={id}
              value={values.scale}
              options={[5, 10].map((value) => ({ value, label: t(`survey.scale${value}`) }))}
              onChange={(scale) => set({ scale })}
            />
          )}
        </Field>
        <Field label={t('survey.row')}>
          {(id) => (
            <Select
              id={id}
              allowClear
              placeholder={t('survey.noRow')}
              value={values.frameworkRowId}
              options={rows.map((row) => ({ value: row.id, label: row.name }))}
              onChange={(frameworkRowId: string | undefined) => set({ frameworkRowId: frameworkRowId ?? null })}
            />
          )}
        </Field>
        <Field label={t('survey.opensOn')}>
          {(id) => (
            <Input
              id={id}
              type="date"
              value={values.opensOn}
              onChange={(event) => set({ opensOn: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('survey.closesOn')}>
          {(id) => (
            <Input
              id={id}
              type="date"
              value={values.closesOn}
              onChange={(event) => set({ closesOn: event.target.value })}
            />
          )}
        </Field>
      </div>
    </FormDialog>
  );
}
