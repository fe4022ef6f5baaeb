import { useApolloClient } from '@apollo/client/react';
import { Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { rest } from '../../lib/rest.js';
import { useViewer } from '../../lib/session.js';
import { useAct } from '../../lib/use-act.js';

/** One request is one person in one seat; who holds two switches here. */
export function PersonMenu() {
  const { t } = useTranslation('frame');
  const { act } = useAct();
  const navigate = useNavigate();
  const client = useApolloClient();
  const viewer = useViewer();

  const takeSeat = (seatId: string) =>
    act(async () => {
      await rest.post('/api/auth/seat', { seatId });
      // Nothing read in one seat may remain in the next.
      await client.clearStore();
      window.location.assign('/');
    });

  const leave = () =>
    act(async () => {
      await rest.post('/api/auth/sign-out', {});
      await client.clearStore();
      window.location.assign('/sign-in');
    });

  const items: MenuProps['items'] = [
    {
      type: 'group',
      label: t('seat.choose'),
      children: viewer.seats.map((seat) => ({
        key: `seat:${seat.id}`,
        label: `${seat.agencyName} · ${seat.title}`,
        extra: seat.id === viewer.seat?.id ? '✓' : undefined,
        disabled: seat.id === viewer.seat?.id,
      })),
    },
    { type: 'divider' },
    { key: 'password', label: t('person.password') },
    { key: 'sign-out', label: t('person.signOut') },
  ];

  const choose: MenuProps['onClick'] = ({ key }) => {
    if (key === 'sign-out') void leave();
    else if (key === 'password') void navigate('/account/password');
    else void takeSeat(key.replace('seat:', ''));
  };

  return (
    <Dropdown trigger={['click']} placement="bottomRight" menu={{ items, onClick: choose }}>
      <button type="button" className="jx-plain jx-person" aria-label={t('person.menu')}>
        <span>{viewer.personName}</span>
        {viewer.seat && (
          <span className="jx-muted">
            {' '}
            {viewer.seat.agencyName} · {viewer.seat.title}
          </span>
        )}
        <span className="jx-caret" aria-hidden="true" />
      </button>
    </Dropdown>
  );
}
