import { useMutation } from '@apollo/client/react';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../lib/use-act.js';
import { Field, FormDialog } from '../../../ui/index.js';
import { RETIRE_FRAMEWORK } from '../data/frameworks.graphql.js';

/** Takes a framework of the place out of use, with a reason that everybody reads. */
export function RetireFramework({ familyId }: { familyId: string }) {
  const { t } = useTranslation('evaluation-scoring');
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [retire] = useMutation(RETIRE_FRAMEWORK, { refetchQueries: ['LibraryFrameworks'] });
  const { act, running, error } = useAct();
  const submit = async () => {
    const input = { familyId, reason };
    if (await act(() => retire({ variables: { input } }), { done: t('framework.retireDone') })) setOpen(false);
  };
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {t('framework.retire')}
      </Button>
      {open && (
        <FormDialog
          open
          title={t('framework.retire')}
          confirmLabel={t('framework.retire')}
          ready={reason.trim() !== ''}
          running={running}
          error={error}
          onConfirm={() => void submit()}
          onCancel={() => setOpen(false)}
        >
          <p>{t('framework.retireWhat')}</p>
          <Field label={t('framework.retireReason')}>
            {(id) => (
              <Input.TextArea
                id={id}
                maxLength={500}
                autoSize={{ minRows: 2 }}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        </FormDialog>
      )}
    </>
  );
}
