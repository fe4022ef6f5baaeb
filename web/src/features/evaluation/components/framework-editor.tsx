import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { Card, FormDialog, RefusalList } from '../../../ui/index.js';
import { type EvaluationTask, SAVE_FRAMEWORK } from '../data/tasks.graphql.js';
import { COPY_FRAMEWORK, FRAMEWORKS, SAVE_TASK_FRAMEWORK } from '../data/frameworks.graphql.js';
import { type FrameworkDraft, freshRow, groupInput, rowInput } from '../model/framework-draft.js';
import { FrameworkForm } from './framework-form.js';
import '../frameworks.css';

/** The framework of an evaluation: taken from the library, adapted, and kept there if it is worth it. */
export function FrameworkEditor({ task, renew }: { task: EvaluationTask; renew: () => Promise<unknown> }) {
  const { t } = useTranslation('evaluation');
  const { t: words } = useTranslation('evaluation-scoring');
  const [draft, setDraft] = useState<FrameworkDraft>({
    rows:
      task.rows.length > 0
        ? task.rows
        : [freshRow('DECISION', '20'), freshRow('PROCESS', '20'), freshRow('OUTPUT', '30'), freshRow('OUTCOME', '30')],
    groups: [],
  });
  const keepsLibrary = usePermission('financeEvaluation.manage');
  const [keeping, setKeeping] = useState<string | null>(null);
  const { data } = useQuery(FRAMEWORKS);
  const [save] = useMutation(SAVE_FRAMEWORK);
  const [copy] = useMutation(COPY_FRAMEWORK);
  const [keep] = useMutation(SAVE_TASK_FRAMEWORK, { refetchQueries: ['LibraryFrameworks'] });
  const { act, running, error } = useAct();
  const submit = () => {
    const input = {
      id: task.id,
      expectedVersion: task.version,
      idempotencyKey: newIdempotencyKey(),
      rows: draft.rows.map(rowInput),
      groups: draft.groups.map(groupInput),
    };
    return act(() => save({ variables: { input } }), { done: t('done.save') });
  };
  const take = async (frameworkId: string) => {
    const input = { taskId: task.id, expectedVersion: task.version, frameworkId };
    if (await act(() => copy({ variables: { input } }), { done: words('framework.copied') })) await renew();
  };
  return (
    <Card
      title={t('framework.title')}
      extra={
        <Select
          style={{ width: 280 }}
          aria-label={words('framework.fromLibrary')}
          placeholder={words('framework.fromLibrary')}
          value={null}
          disabled={running}
          options={(data?.libraryFrameworks ?? [])
            .filter(({ retiredOn }) => retiredOn === null)
            .map(({ id, name, versionNo }) => ({
              value: id,
              label: versionNo ? `${name} · ${words('framework.versionNo', { no: versionNo })}` : name,
            }))}
          onChange={(id: string | null) => id && void take(id)}
        />
      }
    >
      {error && <RefusalList refusals={error.refusals} />}
      <FrameworkForm {...draft} onChange={setDraft} />
      <div className="fw-actions">
        <Button loading={running} onClick={() => void submit()}>
          {t('framework.save')}
        </Button>
        {task.rows.length > 0 && keepsLibrary && (
          <Button type="text" onClick={() => setKeeping(task.title)}>
            {words('framework.keep')}
          </Button>
        )}
      </div>
      <FormDialog
        open={keeping !== null}
        title={words('framework.keep')}
        confirmLabel={words('framework.keep')}
        ready={Boolean(keeping?.trim())}
        running={running}
        error={error}
        onCancel={() => setKeeping(null)}
        onConfirm={() =>
          void act(() => keep({ variables: { input: { taskId: task.id, name: keeping } } }), {
            done: words('framework.kept'),
          }).then((done) => done && setKeeping(null))
        }
      >
        <Input
          aria-label={words('framework.keepName')}
          value={keeping ?? ''}
          maxLength={100}
          onChange={(event) => setKeeping(event.target.value)}
        />
      </FormDialog>
    </Card>
  );
}
