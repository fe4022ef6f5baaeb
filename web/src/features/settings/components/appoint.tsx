import { useMutation, useQuery } from '@apollo/client/react';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import type { Connection } from '../../../lib/connection.js';
import { useToday } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { Field, FormDialog } from '../../../ui/index.js';
import { APPOINT, USERS_QUERY, type SeatDetails, type User } from '../data/administration.graphql.js';

const OFFERED = 20;

export function Appoint({ seat, onClose }: { seat: SeatDetails; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const today = useToday();
  const [term, setTerm] = useState('');
  const [userId, setUserId] = useState<string>();
  const [validFrom, setValidFrom] = useState(today);
  const [idempotencyKey] = useState(newIdempotencyKey);
  const { data, loading } = useQuery<{ users: Connection<User> }>(USERS_QUERY, {
    variables: { first: OFFERED, term: term || null, state: 'ACTIVE' },
  });
  const [appoint] = useMutation(APPOINT);
  const { act, running, error } = useAct();

  const confirm = async () => {
    const input = { seatId: seat.id, userId, validFrom, idempotencyKey };
    if (await act(() => appoint({ variables: { input } }), { done: t('seats.done.appoint') })) onClose();
  };

  return (
    <FormDialog
      open
      title={t('seats.appointTo', { seat: `${seat.agencyName} ${seat.title}` })}
      confirmLabel={t('seats.appoint')}
      ready={userId !== undefined && validFrom !== ''}
      running={running}
      error={error}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      <Field label={t('users.person')}>
        {(id) => (
          <Select
            id={id}
            showSearch={{ filterOption: false, onSearch: setTerm }}
            loading={loading}
            value={userId}
            options={data?.users.nodes.map((user) => ({ value: user.id, label: `${user.personName} ${user.account}` }))}
            onChange={setUserId}
          />
        )}
      </Field>
      <Field label={t('seats.from')}>
        {(id) => <Input id={id} type="date" value={validFrom} onChange={(event) => setValidFrom(event.target.value)} />}
      </Field>
    </FormDialog>
  );
}
