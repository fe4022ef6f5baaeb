import { useMutation } from '@apollo/client/react';
import { ROLES } from '@jixiao/shared';
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useAct } from '../../../lib/use-act.js';
import { Field, FormDialog } from '../../../ui/index.js';
import { GRANT_ROLES, type SeatDetails } from '../data/administration.graphql.js';

export function GrantRoles({ seat, onClose }: { seat: SeatDetails; onClose: () => void }) {
  const { t } = useTranslation(['settings', 'common']);
  const [roles, setRoles] = useState(seat.roles);
  const [reason, setReason] = useState('');
  const [grant] = useMutation(GRANT_ROLES);
  const { act, running, error } = useAct();
  const changed = [...roles].sort().join() !== [...seat.roles].sort().join();

  const confirm = async () => {
    const input = {
      seatId: seat.id,
      expectedVersion: seat.version,
      roles,
      reason,
      idempotencyKey: newIdempotencyKey(),
    };
    if (await act(() => grant({ variables: { input } }), { done: t('seats.done.grant') })) onClose();
  };

  return (
    <FormDialog
      open
      title={t('seats.grantTo', { seat: `${seat.agencyName} ${seat.title}` })}
      confirmLabel={t('seats.grant')}
      ready={changed && reason.trim() !== ''}
      running={running}
      error={error}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      <Checkbox.Group
        className="settings-roles"
        value={roles}
        options={ROLES.map((role) => ({ value: role, label: t(`common:role.${role}`) }))}
        onChange={(chosen) => setRoles(chosen)}
      />
      <Field label={t('seats.reason')}>
        {(id) => <Input id={id} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />}
      </Field>
    </FormDialog>
  );
}
