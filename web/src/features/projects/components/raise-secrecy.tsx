import { useMutation } from '@apollo/client/react';
import { Alert, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../lib/use-act.js';
import { Field, FormDialog } from '../../../ui/index.js';
import { PROJECT_QUERY, type ProjectPageData } from '../data/projects.graphql.js';
import { RAISE_SECRECY } from '../data/pool.graphql.js';

const LABELS = ['PUBLIC', 'ON_REQUEST', 'NOT_PUBLIC', 'CLASSIFIED'];

/** Raises the secrecy label of the project, and of all that hangs on it. It is not lowered here again. */
export function RaiseSecrecy({ project }: { project: ProjectPageData }) {
  const { t } = useTranslation('projects');
  const [open, setOpen] = useState(false);
  const [label, setLabel] = useState<string>();
  const [reason, setReason] = useState('');
  const [raise] = useMutation(RAISE_SECRECY, { refetchQueries: [PROJECT_QUERY] });
  const { act, running, error } = useAct();
  const higher = LABELS.slice(LABELS.indexOf(project.secrecy) + 1);
  if (higher.length === 0) return null;
  const save = async (): Promise<void> => {
    const input = { projectId: project.id, expectedVersion: project.version, label, reason };
    if ((await act(() => raise({ variables: { input } }), { done: t('secrecy.done') })) !== undefined) setOpen(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('secrecy.raise')}</Button>
      <FormDialog
        open={open}
        title={t('secrecy.raise')}
        confirmLabel={t('secrecy.raise')}
        ready={label !== undefined && reason.trim() !== ''}
        running={running}
        error={error}
        onConfirm={() => void save()}
        onCancel={() => setOpen(false)}
      >
        <Field label={t('secrecy.label')} hint={t('secrecy.now', { label: t(`secrecy.of.${project.secrecy}`) })}>
          {(id) => (
            <Select
              id={id}
              value={label}
              onChange={setLabel}
              options={higher.map((value) => ({ value, label: t(`secrecy.of.${value}`) }))}
            />
          )}
        </Field>
        <Field label={t('secrecy.reason')}>
          {(id) => (
            <Input.TextArea
              id={id}
              maxLength={1000}
              autoSize={{ minRows: 2 }}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        {label === 'CLASSIFIED' && <Alert type="warning" showIcon title={t('secrecy.erases')} />}
      </FormDialog>
    </>
  );
}
