import { useMutation, useQuery } from '@apollo/client/react';
import { takesEvaluations } from '@jixiao/shared';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../lib/use-act.js';
import { Card, DateText, Field, RefusalList } from '../../../ui/index.js';
import { AREAS, ENGAGEMENTS } from '../data/task-lists.graphql.js';
import { type EvaluationTask, SAVE_WORK_PLAN } from '../data/tasks.graphql.js';
import { AreaSelect } from './area-select.js';
import { Team, type TeamMember } from './team.js';

const METHODS = ['COST_BENEFIT', 'COMPARISON', 'FACTOR', 'LOWEST_COST', 'PUBLIC_JUDGEMENT', 'BENCHMARK', 'OTHER'];
const STANDARDS = ['PLAN', 'INDUSTRY', 'HISTORY', 'OTHER'];
const EVALUATORS = ['THIRD_PARTY', 'EXPERT_GROUP', 'OWN'];

interface Draft {
  purpose: string;
  methods: string[];
  standards: string[];
  schedule: string;
  fieldFrom: string;
  fieldTo: string;
  area: string | null;
  method: string;
  engagementId: string | null;
  members: TeamMember[];
}

/** 工作方案: what for, how, by whom, when. */
export function WorkPlan({ task, editable, names }: { task: EvaluationTask; editable: boolean; names: boolean }) {
  return editable ? <WorkPlanForm task={task} names={names} /> : <WorkPlanRead task={task} />;
}

function WorkPlanRead({ task }: { task: EvaluationTask }) {
  const { t } = useTranslation('evaluation-tasks');
  const { data } = useQuery(AREAS, { variables: { year: task.workYear }, skip: !task.area });
  const area = data?.evaluationAreas.find(({ code }) => code === task.area)?.name;
  const words = (codes: string[], of: string) => codes.map((code) => t(`${of}.${code}`)).join('、') || '—';
  return (
    <Card title={t('plan.title')}>
      <dl className="et-facts">
        <div className="et-wide">
          <dt>{t('plan.purpose')}</dt>
          <dd>{task.purpose ?? '—'}</dd>
        </div>
        <div>
          <dt>{t('plan.methods')}</dt>
          <dd>{words(task.methods, 'methodOf')}</dd>
        </div>
        <div>
          <dt>{t('plan.standards')}</dt>
          <dd>{words(task.standards, 'standardOf')}</dd>
        </div>
        <div>
          <dt>{t('plan.field')}</dt>
          <dd>
            <DateText value={task.fieldFrom} /> – <DateText value={task.fieldTo} />
          </dd>
        </div>
        {area && (
          <div>
            <dt>{t('plan.area')}</dt>
            <dd>{area}</dd>
          </div>
        )}
        <div>
          <dt>{t('plan.method')}</dt>
          <dd>{task.firmName ?? t(`evaluator.${task.method}`)}</dd>
        </div>
        {task.schedule && (
          <div className="et-wide">
            <dt>{t('plan.schedule')}</dt>
            <dd>{task.schedule}</dd>
          </div>
        )}
      </dl>
      {task.members.length > 0 && (
        <table className="et-team" style={{ marginTop: 12 }}>
          <thead>
            <tr>
              {['role', 'person', 'seat', 'office'].map((key) => (
                <th key={key}>{t(`team.${key}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {task.members.map((member) => (
              <tr key={member.accountId}>
                <td>{t(member.isLeader ? 'team.leader' : 'team.member')}</td>
                <td>{member.personName}</td>
                <td>{[member.seatTitle, member.isInCharge && t('team.inCharge')].filter(Boolean).join(' · ')}</td>
                <td>{member.agencyName}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

function WorkPlanForm({ task, names }: { task: EvaluationTask; names: boolean }) {
  const { t } = useTranslation('evaluation-tasks');
  const { data: engaged } = useQuery(ENGAGEMENTS, { skip: !names });
  const [draft, setDraft] = useState<Draft>({
    purpose: task.purpose ?? '',
    methods: task.methods,
    standards: task.standards,
    schedule: task.schedule ?? '',
    fieldFrom: task.fieldFrom ?? '',
    fieldTo: task.fieldTo ?? '',
    area: task.area,
    method: task.method,
    engagementId: null,
    members: task.members.map(({ accountId, isLeader, isInCharge }) => ({ accountId, isLeader, isInCharge })),
  });
  const [save] = useMutation(SAVE_WORK_PLAN);
  const { act, running, error } = useAct();
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const submit = () => {
    const { purpose, methods, standards, schedule, fieldFrom, fieldTo, area, method, engagementId, members } = draft;
    const named = method !== task.method || engagementId !== null;
    const input = {
      id: task.id,
      expectedVersion: task.version,
      purpose,
      methods,
      standards,
      schedule,
      fieldFrom: fieldFrom || null,
      fieldTo: fieldTo || null,
      area,
      ...(names && named ? { method, engagementId } : {}),
      ...(names && (method !== 'THIRD_PARTY' || task.isFirmGone) ? { members } : {}),
    };
    return act(() => save({ variables: { input } }), { done: t('plan.saved') });
  };
  return (
    <Card
      title={t('plan.title')}
      note={t(task.isFirmGone ? 'plan.firmGone' : 'plan.note')}
      extra={
        <Button loading={running} onClick={() => void submit()}>
          {t('plan.save')}
        </Button>
      }
    >
      {error && <RefusalList refusals={error.refusals} />}
      <div className="et-form">
        <div className="et-wide">
          <Field label={t('plan.purpose')}>
            {(id) => (
              <Input.TextArea
                id={id}
                maxLength={2000}
                autoSize={{ minRows: 2 }}
                value={draft.purpose}
                onChange={(event) => set({ purpose: event.target.value })}
              />
            )}
          </Field>
        </div>
        <Field label={t('plan.methods')}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              value={draft.methods}
              options={METHODS.map((value) => ({ value, label: t(`methodOf.${value}`) }))}
              onChange={(methods: string[]) => set({ methods })}
            />
          )}
        </Field>
        <Field label={t('plan.standards')}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              value={draft.standards}
              options={STANDARDS.map((value) => ({ value, label: t(`standardOf.${value}`) }))}
              onChange={(standards: string[]) => set({ standards })}
            />
          )}
        </Field>
        <Field label={t('plan.fieldFrom')}>
          {(id) => (
            <Input
              id={id}
              type="date"
              value={draft.fieldFrom}
              onChange={(event) => set({ fieldFrom: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('plan.fieldTo')}>
          {(id) => (
            <Input
              id={id}
              type="date"
              value={draft.fieldTo}
              onChange={(event) => set({ fieldTo: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('plan.area')}>
          {(id) => <AreaSelect id={id} value={draft.area} onChange={(area) => set({ area })} />}
        </Field>
        <Field label={t('plan.schedule')}>
          {(id) => (
            <Input
              id={id}
              maxLength={2000}
              value={draft.schedule}
              onChange={(event) => set({ schedule: event.target.value })}
            />
          )}
        </Field>
        {names && (
          <Field label={t('plan.method')}>
            {(id) => (
              <Select
                id={id}
                value={draft.method}
                options={EVALUATORS.filter((value) => value === 'OWN' || !task.isClassified).map((value) => ({
                  value,
                  label: t(`evaluator.${value}`),
                }))}
                onChange={(method: string) => set({ method })}
              />
            )}
          </Field>
        )}
        {names && draft.method === 'THIRD_PARTY' && !task.isFirmGone && (
          <Field
            label={t('plan.engagement')}
            hint={task.firmName ? t('plan.engaged', { name: task.firmName }) : undefined}
          >
            {(id) => (
              <Select
                id={id}
                allowClear
                value={draft.engagementId ?? undefined}
                options={engaged?.engagements
                  .filter(({ state }) => takesEvaluations(state))
                  .map((one) => ({ value: one.id, label: [one.firmName, one.title].filter(Boolean).join(' · ') }))}
                onChange={(engagementId?: string) => set({ engagementId: engagementId ?? null })}
              />
            )}
          </Field>
        )}
      </div>
      {names && (draft.method !== 'THIRD_PARTY' || task.isFirmGone) && (
        <Team members={draft.members} onChange={(members) => set({ members })} />
      )}
    </Card>
  );
}
