import { useMutation } from '@apollo/client/react';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useYearPath } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  DateText,
  EmptyState,
  GradeTag,
  Light,
  Missing,
  Money,
  Num,
  StateTag,
} from '../../../ui/index.js';
import { type EngagedEvaluation, type Engagement, SIGN_REPORT } from '../data/firms.graphql.js';
import { FormModal } from './form-modal.js';

const NS = 'evaluation-firms';

/** The evaluations of an engagement, how far they are, and the report as it was signed. */
export function EngagedEvaluations({ engagement }: { engagement: Engagement }) {
  const { t } = useTranslation(NS);
  const to = useYearPath();
  const signs = usePermission('engagement.work') && ['CONTRACTED', 'WORKING', 'RETURNED'].includes(engagement.state);
  const [signing, setSigning] = useState<EngagedEvaluation | null>(null);
  const columns: Column<EngagedEvaluation>[] = [
    { key: 'title', title: t('column.evaluation'), link: true, render: (row) => row.title },
    { key: 'agency', title: t('column.agency'), width: 150, render: (row) => row.agencyName },
    {
      key: 'money',
      title: t('column.amount'),
      unit: t('wan'),
      width: 120,
      align: 'right',
      render: (row) => <Money value={row.amount} />,
    },
    {
      key: 'state',
      title: t('column.state'),
      width: 110,
      phone: true,
      render: (row) => <StateTag ns="evaluation" state={row.state} />,
    },
    {
      key: 'score',
      title: t('report.graded'),
      width: 130,
      render: (row) =>
        row.grade ? (
          <GradeTag grade={row.grade} label={row.gradeLabel} score={row.totalScore} />
        ) : (
          <Missing kind="NOT_SCORED" />
        ),
    },
    {
      key: 'report',
      title: t('report.signed'),
      width: 230,
      render: (row) =>
        row.signedOn ? (
          <>
            <Num value={row.statedTotal} dp={2} /> · {row.signedBy} <DateText value={row.signedOn} />
          </>
        ) : (
          <Light level="AMBER" word={t('report.unsigned')} />
        ),
    },
    ...(signs
      ? [
          {
            key: 'sign',
            title: <span className="jx-sr">{t('report.sign')}</span>,
            width: 170,
            align: 'right' as const,
            render: (row: EngagedEvaluation) => (
              <div className="jx-actions">
                {!row.isFinal && <span className="jx-note">{t('report.notFinal')}</span>}
                <Button size="small" disabled={!row.isFinal} onClick={() => setSigning(row)}>
                  {t('report.sign')}
                </Button>
              </div>
            ),
          },
        ]
      : []),
  ];
  return (
    <Card flush title={t('engagement.evaluations')}>
      <DataTable
        columns={columns}
        rows={engagement.evaluationTasks}
        rowKey={(row) => row.id}
        rowLink={(row) => to(`evaluation/tasks/${row.id}`)}
        caption={t('engagement.evaluations')}
        empty={<EmptyState title={t('empty.evaluations')} text={t('empty.evaluationsText')} />}
      />
      {signing && <Sign engagement={engagement} evaluation={signing} onClose={() => setSigning(null)} />}
    </Card>
  );
}

interface SignValues {
  memberId: string;
  statedTotal: string;
  statedGrade: string;
}

const GRADES = ['EXCELLENT', 'GOOD', 'FAIR', 'LOW', 'POOR'];

/** The lead evaluator signs; the numbers of the report are typed as it prints them. */
function Sign(props: { engagement: Engagement; evaluation: EngagedEvaluation; onClose: () => void }) {
  const { engagement, evaluation, onClose } = props;
  const { t } = useTranslation([NS, 'common']);
  const [form] = Form.useForm<SignValues>();
  const [sign] = useMutation(SIGN_REPORT);
  const { act, running, error } = useAct();
  const submit = async (values: SignValues) => {
    const input = { taskId: evaluation.id, ...values };
    if (await act(() => sign({ variables: { input } }), { done: t('report.signedDone') })) onClose();
  };
  const required = [{ required: true, message: t('required') }];
  return (
    <FormModal
      form={form}
      title={t('report.signTitle')}
      okText={t('report.sign')}
      running={running}
      error={error}
      initialValues={{
        memberId: engagement.leadMemberId ?? undefined,
        statedTotal: evaluation.statedTotal ?? undefined,
        statedGrade: evaluation.statedGrade ?? undefined,
      }}
      onSave={(values) => void submit(values)}
      onClose={onClose}
    >
      <p>{evaluation.title}</p>
      <p className="jx-note">{t('report.signWhat')}</p>
      <Form.Item name="memberId" label={t('report.signer')} rules={required}>
        <Select options={engagement.team.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <div className="evaluation-two">
        <Form.Item name="statedTotal" label={t('report.total')} rules={required}>
          <Input inputMode="decimal" maxLength={6} />
        </Form.Item>
        <Form.Item name="statedGrade" label={t('report.grade')} rules={required}>
          <Select options={GRADES.map((grade) => ({ value: grade, label: t(`common:grade.${grade}`) }))} />
        </Form.Item>
      </div>
    </FormModal>
  );
}
