import '../panel.css';
import { App, Button, Input, QRCode, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format.js';
import { useToday } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { Field, FormDialog, StateTag } from '../../../ui/index.js';
import type { SurveyView } from '../data/surveys.graphql.js';

const NS = 'evaluation-scoring';

interface SurveyLineProps {
  survey: SurveyView;
  /** What it answers. */
  about?: string;
  /** What became of its result. */
  outcome?: ReactNode;
  /** Buttons of whoever may. */
  children?: ReactNode;
}

/** One questionnaire: code and link while it runs, the result with its n once it is closed. */
export function SurveyLine({ survey, about, outcome, children }: SurveyLineProps) {
  const { t } = useTranslation(NS);
  const { message } = App.useApp();
  const { date } = useFormat();
  const address = `${window.location.origin}/public/survey/${survey.code}`;
  const { n, least, rate } = survey.result;
  const copy = () => void navigator.clipboard.writeText(address).then(() => message.success(t('survey.copied')));
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
          {date(survey.opensOn)} – {date(survey.closesOn, Number(survey.opensOn.slice(0, 4)))}
          {about && ` · ${about}`}
        </div>
        <p>
          {rate !== null
            ? t('survey.result', { rate, n })
            : survey.state === 'CLOSED'
              ? t('survey.tooFew', { n, least })
              : t('survey.answers', { n })}
          {survey.state === 'OPEN' && <span className="jx-note"> {t('survey.running', { least })}</span>}
          {outcome && <span className="jx-note"> {outcome}</span>}
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
        <div className="sv-actions">
          {survey.state === 'OPEN' && (
            <>
              <a href={address} target="_blank" rel="noreferrer">
                {t('survey.link')}
              </a>
              <Button size="small" onClick={copy}>
                {t('survey.copy')}
              </Button>
            </>
          )}
          {children}
        </div>
      </div>
    </div>
  );
}

export interface SurveyWords {
  title: string;
  intro: string;
  scale: number;
  questions: string[];
  opensOn: string;
  closesOn: string;
  rowId: string | null;
}

interface SurveyDialogProps {
  survey: SurveyView | null;
  /** Indicators that it may answer. */
  rows: readonly { readonly id: string; readonly name: string }[];
  rowId: string | null;
  /** Whether it must answer one. */
  rowRequired?: boolean;
  save: (words: SurveyWords) => Promise<unknown>;
  onClose: () => void;
}

/** What is asked, of whom it is asked until when, and which indicator it answers. */
export function SurveyDialog({ survey, rows, rowId, rowRequired = false, save, onClose }: SurveyDialogProps) {
  const { t } = useTranslation(NS);
  const today = useToday();
  const [values, setValues] = useState({
    title: survey?.title ?? '',
    intro: survey?.intro ?? '',
    scale: survey?.scale ?? 5,
    questions: survey?.questions.join('\n') ?? '',
    opensOn: survey?.opensOn ?? today,
    closesOn: survey?.closesOn ?? '',
    rowId,
  });
  const { act, running, error } = useAct();
  const set = (patch: Partial<typeof values>) => setValues({ ...values, ...patch });
  const questions = values.questions.split('\n').filter((one) => one.trim());
  const submit = async () => {
    if (await act(() => save({ ...values, questions }), { done: t('survey.saved') })) onClose();
  };
  const line = (key: 'title' | 'intro', label: string, most: number) => (
    <Field label={label}>
      {(id) => (
        <Input id={id} maxLength={most} value={values[key]} onChange={(event) => set({ [key]: event.target.value })} />
      )}
    </Field>
  );
  const day = (key: 'opensOn' | 'closesOn') => (
    <Field label={t(`survey.${key}`)}>
      {(id) => (
        <Input id={id} type="date" value={values[key]} onChange={(event) => set({ [key]: event.target.value })} />
      )}
    </Field>
  );
  return (
    <FormDialog
      open
      title={survey ? survey.title : t('survey.add')}
      confirmLabel={t('survey.save')}
      ready={Boolean(
        values.title.trim() && values.closesOn && questions.length > 0 && (values.rowId !== null || !rowRequired),
      )}
      running={running}
      error={error}
      onConfirm={() => void submit()}
      onCancel={onClose}
      width={560}
    >
      {line('title', t('survey.name'), 100)}
      {line('intro', t('survey.intro'), 500)}
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
              allowClear={!rowRequired}
              placeholder={rowRequired ? undefined : t('survey.noRow')}
              value={values.rowId}
              options={rows.map((row) => ({ value: row.id, label: row.name }))}
              onChange={(next: string | undefined) => set({ rowId: next ?? null })}
            />
          )}
        </Field>
        {day('opensOn')}
        {day('closesOn')}
      </div>
    </FormDialog>
  );
}
