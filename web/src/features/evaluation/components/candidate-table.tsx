import { useMutation } from '@apollo/client/react';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAct } from '../../../lib/use-act.js';
import { useYearPath } from '../../../lib/use-year.js';
import { Card, DataTable, EmptyState, Field, FormDialog, Num } from '../../../ui/index.js';
import { type Candidate, REMOVE_CANDIDATE, SAVE_CANDIDATE, type YearPlan } from '../data/plan.graphql.js';
import { AreaSelect } from './area-select.js';
import { StatedMoney } from './stated-money.js';

/** Candidates with their points, the chosen first. */
export function CandidateTable({ plan, editable }: { plan: YearPlan; editable: boolean }) {
  const { t } = useTranslation('evaluation-tasks');
  const to = useYearPath();
  const [judged, setJudged] = useState<Candidate | null>(null);
  const chosen = plan.candidates.filter(({ decision }) => decision === 'SELECTED');
  const count = (method: string) =>
    chosen.filter((one) => (one.method === 'THIRD_PARTY') === (method === 'THIRD_PARTY')).length;
  return (
    <Card
      title={t('candidate.title')}
      note={t('candidate.note', {
        all: plan.candidates.length,
        chosen: chosen.length,
        whole: chosen.filter(({ objectType }) => objectType.endsWith('_WHOLE')).length,
        projects: chosen.filter(({ objectType }) => !objectType.endsWith('_WHOLE')).length,
        thirdParty: count('THIRD_PARTY'),
        own: count('OWN'),
      })}
      flush
    >
      <DataTable<Candidate>
        rows={plan.candidates}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'title',
            title: t('candidate.object'),
            render: (row) => (
              <>
                {row.taskId ? <Link to={to(`evaluation/tasks/${row.taskId}`)}>{row.title}</Link> : row.title}
                <div className="jx-note">
                  {t(`object.${row.objectType}`)} · {row.agencyName} ·{' '}
                  {row.lastYear ? t('candidate.last', { year: row.lastYear }) : t('candidate.never')}
                </div>
              </>
            ),
          },
          {
            key: 'amount',
            title: t('candidate.amount'),
            width: 120,
            align: 'right',
            render: (row) => <StatedMoney value={row.amount} />,
          },
          {
            key: 'points',
            title: t('candidate.points'),
            width: 80,
            align: 'right',
            render: (row) => <Num value={row.points} dp={2} missing="NOT_SCORED" />,
          },
          {
            key: 'decision',
            title: t('candidate.decision'),
            width: 90,
            render: (row) => <span className="jx-tag">{t(`candidateDecision.${row.decision}`)}</span>,
          },
          {
            key: 'method',
            title: t('plan.method'),
            width: 110,
            render: (row) => (row.method ? t(`evaluator.${row.method}`) : ''),
          },
          { key: 'reason', title: t('candidate.reason'), width: 220, render: (row) => row.reason ?? '' },
          {
            key: 'judge',
            title: '',
            width: 70,
            render: (row) =>
              editable && (
                <Button size="small" type="link" onClick={() => setJudged(row)}>
                  {t('candidate.judge')}
                </Button>
              ),
          },
        ]}
        empty={<EmptyState title={t('candidate.none')} text={t('candidate.noneText')} />}
      />
      {judged && <Judge key={judged.id} plan={plan} candidate={judged} onDone={() => setJudged(null)} />}
    </Card>
  );
}

function Judge({ plan, candidate, onDone }: { plan: YearPlan; candidate: Candidate; onDone: () => void }) {
  const { t } = useTranslation('evaluation-tasks');
  const [points, setPoints] = useState(new Map(candidate.scores.map((score) => [score.code, score.points])));
  const [decision, setDecision] = useState(candidate.decision);
  const [method, setMethod] = useState(candidate.method);
  const [reason, setReason] = useState(candidate.reason ?? '');
  const [area, setArea] = useState(candidate.area);
  const [save] = useMutation(SAVE_CANDIDATE);
  const [remove] = useMutation(REMOVE_CANDIDATE);
  const { act, running, error } = useAct();
  const submit = async () => {
    const { id, objectType, projectId, agencyId, subjectYear, title, amount, version } = candidate;
    const scores = [...points].flatMap(([code, value]) => (value.trim() ? [{ code, points: value.trim() }] : []));
    const input = {
      planId: plan.id,
      id,
      expectedCandidateVersion: version,
      objectType,
      projectId,
      agencyId,
      subjectYear,
      title,
      amount,
      area,
      scores,
      decision,
      reason: reason || null,
      method,
    };
    if (await act(() => save({ variables: { input } }), { done: t('candidate.saved') })) onDone();
  };
  return (
    <FormDialog
      open
      width={640}
      title={candidate.title}
      confirmLabel={t('candidate.save')}
      ready
      running={running}
      error={error}
      onConfirm={() => void submit()}
      onCancel={onDone}
    >
      <div className="et-points">
        {plan.criteria.map((criterion) => (
          <Field
            key={criterion.code}
            label={t('candidate.criterion', { name: criterion.name, most: criterion.points })}
          >
            {(id) => (
              <Input
                id={id}
                inputMode="decimal"
                value={points.get(criterion.code) ?? ''}
                onChange={(event) => setPoints(new Map(points).set(criterion.code, event.target.value))}
              />
            )}
          </Field>
        ))}
        <Field label={t('candidate.decision')}>
          {(id) => (
            <Select
              id={id}
              value={decision}
              options={['OPEN', 'SELECTED', 'LEFT'].map((value) => ({ value, label: t(`candidateDecision.${value}`) }))}
              onChange={setDecision}
            />
          )}
        </Field>
        <Field label={t('plan.method')}>
          {(id) => (
            <Select
              id={id}
              allowClear
              value={method ?? undefined}
              options={['THIRD_PARTY', 'EXPERT_GROUP', 'OWN'].map((value) => ({
                value,
                label: t(`evaluator.${value}`),
              }))}
              onChange={(value?: string) => setMethod(value ?? null)}
            />
          )}
        </Field>
        <Field label={t('plan.area')}>{(id) => <AreaSelect id={id} value={area} onChange={setArea} />}</Field>
        <Field label={t('candidate.reason')}>
          {(id) => <Input id={id} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
      </div>
      <Button
        type="link"
        danger
        loading={running}
        onClick={() =>
          void act(() => remove({ variables: { planId: plan.id, candidateId: candidate.id } })).then((done) => {
            if (done) onDone();
          })
        }
      >
        {t('candidate.remove')}
      </Button>
    </FormDialog>
  );
}
