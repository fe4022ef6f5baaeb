import { useMutation } from '@apollo/client/react';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useToday } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { Field, FormDialog } from '../../../ui/index.js';
import { END_APPOINTMENT, type Appointment } from '../data/administration.graphql.js';

export function EndAppointment({ appointment, onClose }: { appointment: Appointment; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const [validTo, setValidTo] = useState(useToday());
  const [handover, setHandover] = useState('');
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [end] = useMutation(END_APPOINTMENT);
  const { act, running, error } = useAct();

  const confirm = async () => {
    const input = { appointmentId: appointment.id, validTo, handover, idempotencyKey };
    if (await act(() => end({ variables: { input } }), { done: t('seats.done.end') })) onClose();
  };

  return (
    <FormDialog
      open
      title={t('seats.endOf', { name: appointment.personName, seat: appointment.seatTitle })}
      confirmLabel={t('seats.end')}
      ready={validTo !== '' && handover.trim() !== ''}
      running={running}
      error={error}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      <Field label={t('seats.lastDay')}>
        {(id) => <Input id={id} type="date" value={validTo} onChange={(event) => setValidTo(event.target.value)} />}
      </Field>
      <Field label={t('seats.handover')} hint={t('seats.handoverHint')}>
        {(id) => (
          <Input.TextArea
            id={id}
            rows={3}
            value={handover}
            maxLength={1000}
            onChange={(event) => setHandover(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
