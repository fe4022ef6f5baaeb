import { useMutation, useQuery } from '@apollo/client/react';
import { scopeByRules } from '@jixiao/shared';
import { Checkbox, Form, Input, InputNumber, Modal, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { wanOf, yuanOf } from '../../../lib/money-text.js';
import { ProjectPicker } from '../../../lib/project-picker.js';
import { rulesOf } from '../../../lib/rules.js';
import { useAct } from '../../../lib/use-act.js';
import { RefusalList } from '../../../ui/index.js';
import { EDIT_ROUND, PLAN_ROUND, SCOPE_RULES } from '../data/rounds.graphql.js';
import type { Round } from '../data/rounds.types.js';
import { useScopeWords } from './round-scope.js';

interface PlanForm {
  name: string;
  kind: string;
  period: string;
  periodFrom: string;
  periodTo: string;
  dueOn: string;
  byRules: boolean;
  objects?: string[];
  leastWan?: string | null;
  leastPerUnit?: number | null;
  fundKinds?: string[];
  projectIds?: string[];
}

const OBJECTS = ['PROJECT', 'DEPARTMENT_WHOLE', 'UNIT_WHOLE', 'POLICY', 'TRANSFER', 'BOND_PROJECT'];
const FUNDS = ['GENERAL_PUBLIC', 'GOVERNMENT_FUND', 'STATE_CAPITAL', 'SOCIAL_INSURANCE'];
/** Usual periods: months from and to. Any other is typed. */
const PERIODS = {
  'to-7': [1, 7],
  'to-8': [1, 8],
  'to-10': [1, 10],
  q1: [1, 3],
  q2: [4, 6],
  q3: [7, 9],
  q4: [10, 12],
} as const;

const two = (value: number) => String(value).padStart(2, '0');
const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

interface PlanRoundProps {
  year: number;
  /** The planned round that is changed; none where a new one is made. */
  round?: Round;
  onClose: () => void;
  onDone: (round: Round) => void;
}

/** A round is planned first: its period, its day, and what it watches. Nothing is sent before it is opened. */
export function PlanRound({ year, round, onClose, onDone }: PlanRoundProps) {
  const { t } = useTranslation('monitoring-rounds');
  const [form] = Form.useForm<PlanForm>();
  const [plan] = useMutation(PLAN_ROUND);
  const [edit] = useMutation(EDIT_ROUND);
  const { act, running, error } = useAct();
  const byRules = Form.useWatch('byRules', form) ?? true;
  const kind = Form.useWatch('kind', form) ?? 'PERIODIC';
  // Where projects are named one by one there is nothing left for the units to choose.
  const isNamed = (Form.useWatch('projectIds', form) ?? []).length > 0;
  const { data: rules } = useQuery(SCOPE_RULES, { variables: { year } });
  const ruled = rules ? scopeByRules(rulesOf(rules.ruleParameters)) : null;
  const words = useScopeWords();
  const help = ruled && words(kind === 'DAILY' ? { ...ruled, leastPerUnit: null } : ruled).join(' · ');

  const takePeriod = (period: string) => {
    const months = PERIODS[period as keyof typeof PERIODS];
    if (!months) return;
    const [from, to] = months;
    const month = to === 12 ? 12 : to + 1;
    form.setFieldsValue({
      periodFrom: `${year}-${two(from)}-01`,
      periodTo: `${year}-${two(to)}-${two(lastDay(year, to))}`,
      dueOn: to === 12 ? `${year + 1}-01-20` : `${year}-${two(month)}-20`,
      name: t('plan.named', { year, period: t(`period.${period}`) }),
    });
  };
  /** Whoever departs from the rules begins with what they say. */
  const departFrom = (checked: boolean) => {
    if (checked || !ruled) return;
    const { objects, leastAmount, leastPerUnit, fundKinds } = ruled;
    const leastWan = leastAmount === null ? null : wanOf(leastAmount);
    form.setFieldsValue({ objects: [...objects], leastWan, leastPerUnit, fundKinds: [...fundKinds] });
  };
  const submit = async (values: PlanForm) => {
    const { byRules: asRuled, period: _, leastWan, objects, leastPerUnit, fundKinds, projectIds, ...rest } = values;
    const scope = asRuled
      ? null
      : {
          objects: objects ?? ['PROJECT'],
          leastAmount: leastWan ? yuanOf(leastWan) : null,
          leastPerUnit: projectIds?.length ? null : (leastPerUnit ?? null),
          fundKinds: fundKinds ?? [],
          projectIds: projectIds ?? [],
        };
    const input = { ...rest, budgetYear: year, scope, idempotencyKey: newIdempotencyKey() };
    const save = async (): Promise<Round | undefined> => {
      if (!round) return (await plan({ variables: { input } })).data?.planMonitoringRound;
      const changed = { ...input, id: round.id, expectedVersion: round.version };
      return (await edit({ variables: { input: changed } })).data?.editMonitoringRound;
    };
    const saved = await act(save, { done: t(round ? 'plan.changed' : 'plan.done') });
    if (saved) onDone(saved);
  };
  const required = [{ required: true, message: t('plan.required') }];
  return (
    <Modal
      open
      width={640}
      title={t(round ? 'plan.edit' : 'plan.title')}
      okText={t(round ? 'plan.edit' : 'plan.go')}
      confirmLoading={running}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="jx-muted" style={{ marginBottom: 16 }}>
        {t('plan.what')}
      </p>
      <Form
        form={form}
        layout="vertical"
        initialValues={round ? formOf(round) : { kind: 'PERIODIC', byRules: true, objects: ['PROJECT'] }}
        onFinish={(values) => void submit(values)}
      >
        <div className="mr-form-pair">
          <Form.Item name="kind" label={t('plan.kind')}>
            <Radio.Group
              options={['PERIODIC', 'DAILY', 'CLEARING'].map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
          </Form.Item>
          <Form.Item name="period" label={t('plan.period')}>
            <Select
              placeholder={t('plan.periodOther')}
              onChange={takePeriod}
              options={Object.keys(PERIODS).map((value) => ({ value, label: t(`period.${value}`) }))}
            />
          </Form.Item>
        </div>
        <Form.Item name="name" label={t('plan.name')} rules={required}>
          <Input maxLength={100} />
        </Form.Item>
        <div className="mr-form-three">
          {(['periodFrom', 'periodTo', 'dueOn'] as const).map((name) => (
            <Form.Item key={name} name={name} label={t(`plan.${name}`)} rules={required}>
              <Input type="date" />
            </Form.Item>
          ))}
        </div>
        <Form.Item name="byRules" valuePropName="checked" extra={help && t('plan.byRulesHelp', { scope: help })}>
          <Checkbox onChange={({ target }) => departFrom(target.checked)}>{t('plan.byRules')}</Checkbox>
        </Form.Item>
        {!byRules && (
          <>
            <Form.Item name="objects" label={t('plan.objects')} rules={required}>
              <Select mode="multiple" options={OBJECTS.map((value) => ({ value, label: t(`object.${value}`) }))} />
            </Form.Item>
            <div className="mr-form-pair">
              <Form.Item name="leastWan" label={t('plan.leastAmount')} extra={t('plan.leastAmountHelp')}>
                <InputNumber<string> stringMode min="0" precision={6} style={{ width: '100%' }} />
              </Form.Item>
              {kind !== 'DAILY' && !isNamed && (
                <Form.Item name="leastPerUnit" label={t('plan.leastPerUnit')} extra={t('plan.leastPerUnitHelp')}>
                  <InputNumber min={1} max={100} precision={0} style={{ width: '100%' }} />
                </Form.Item>
              )}
            </div>
            <Form.Item name="fundKinds" label={t('plan.fundKinds')}>
              <Checkbox.Group options={FUNDS.map((value) => ({ value, label: t(`fund.${value}`) }))} />
            </Form.Item>
            <Form.Item name="projectIds" label={t('plan.projects')}>
              <ProjectPicker multiple year={year} />
            </Form.Item>
          </>
        )}
      </Form>
      {error && <RefusalList refusals={error.refusals} />}
    </Modal>
  );
}

/** A planned round shows what was written down for it, whatever the rules say today. */
const formOf = ({ name, kind, periodFrom, periodTo, dueOn, scope }: Round): Partial<PlanForm> => ({
  name,
  kind,
  periodFrom,
  periodTo,
  dueOn,
  byRules: false,
  objects: scope.objects,
  leastWan: scope.leastAmount === null ? null : wanOf(scope.leastAmount),
  leastPerUnit: scope.leastPerUnit,
  fundKinds: scope.fundKinds,
  projectIds: scope.projectIds,
});
