import { useMutation } from '@apollo/client/react';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useAct } from '../../../lib/use-act.js';
import { useYearPath } from '../../../lib/use-year.js';
import { Card, RefusalList } from '../../../ui/index.js';
import { ProposeLinkage } from './propose-linkage.js';
import { ISSUE, REQUIRE_DISCLOSURE } from '../data/results.graphql.js';

/** What follows a graded evaluation: notice, linkage with a later budget, publication. */
export function AfterEvaluation({ evaluationTaskId }: { evaluationTaskId: string }) {
  const { t } = useTranslation('results-application');
  const to = useYearPath();
  const navigate = useNavigate();
  const [issue] = useMutation(ISSUE);
  const [requireDisclosure] = useMutation(REQUIRE_DISCLOSURE);
  const { act, running, error } = useAct();
  const required = [{ required: true, message: t('required') }];

  const sendNotice = async (values: { documentNo: string; dueOn: string; content: string }) => {
    const input = { ...values, evaluationTaskId, idempotencyKey: newIdempotencyKey() };
    const done = await act(() => issue({ variables: { input } }), { done: t('done.issue') });
    if (done?.data) void navigate(to(`results/corrective/${done.data.issueCorrectiveAction.id}`));
  };
  const disclose = async () => {
    const done = await act(() => requireDisclosure({ variables: { evaluationTaskId } }), { done: t('done.require') });
    if (done?.data) void navigate(to(`results/disclosure/${done.data.requireDisclosure.id}`));
  };
  return (
    <>
      {error && <RefusalList refusals={error.refusals} />}
      <Card title={t('after.notice')} note={t('after.noticeNote')}>
        <Form
          layout="vertical"
          onFinish={(values: { documentNo: string; dueOn: string; content: string }) => void sendNotice(values)}
        >
          <Form.Item name="documentNo" label={t('column.documentNo')} rules={required}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="dueOn" label={t('column.dueOn')} rules={required}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="content" label={t('after.content')} rules={required}>
            <Input.TextArea maxLength={4000} autoSize={{ minRows: 2 }} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={running}>
            {t('after.send')}
          </Button>
        </Form>
      </Card>
      <ProposeLinkage evaluationTaskId={evaluationTaskId} />
      <Card title={t('after.disclosure')} extra={<Button onClick={() => void disclose()}>{t('after.require')}</Button>}>
        {t('after.disclosureNote')}
      </Card>
    </>
  );
}
