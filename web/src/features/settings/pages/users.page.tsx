import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tableOf, useConnection } from '../../../lib/connection.js';
import { useFormat } from '../../../lib/format.js';
import { usePermission, useToday } from '../../../lib/session.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { Card, DataTable, PageBody, PageHead, StateTag, type Column } from '../../../ui/index.js';
import { NewUser } from '../components/new-user.js';
import { OneTimePassword, type ShownPassword } from '../components/one-time-password.js';
import { UserActions } from '../components/user-actions.js';
import { USERS_QUERY, type User } from '../data/administration.graphql.js';

export default function UsersPage() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const today = useToday();
  const manages = usePermission('user.manage');
  const [filters] = useUrlFilters({ term: '', state: '' });
  const [adding, setAdding] = useState(false);
  const [shown, setShown] = useState<ShownPassword | null>(null);
  const users = useConnection<User>(USERS_QUERY, {
    field: 'users',
    variables: { term: filters.term || null, state: filters.state || null },
  });

  const columns: Column<User>[] = [
    { key: 'person', title: t('users.person'), render: (user) => <b className="jx-strong">{user.personName}</b> },
    { key: 'account', title: t('users.account'), render: (user) => user.account },
    {
      key: 'seats',
      title: t('users.seats'),
      render: (user) =>
        user.appointments
          .filter(({ validTo }) => validTo === null || validTo >= today)
          .map(({ agencyName, seatTitle }) => `${agencyName} ${seatTitle}`)
          .join(t('comma')) || <span className="jx-muted">{t('users.noSeat')}</span>,
    },
    {
      key: 'lastSignIn',
      title: t('users.lastSignIn'),
      render: (user) => (user.lastSignInAt ? format.dateTime(user.lastSignInAt) : t('users.never')),
    },
    {
      key: 'state',
      title: t('users.state'),
      render: (user) =>
        user.lockedUntil ? (
          <StateTag ns="settings" state="LOCKED" tone="amber" />
        ) : (
          <StateTag ns="settings" state={user.state} tone={user.state === 'ACTIVE' ? 'plain' : 'muted'} />
        ),
    },
    ...(manages
      ? [
          {
            key: 'actions',
            title: <span className="jx-sr">{t('actions')}</span>,
            align: 'right' as const,
            render: (user: User) => <UserActions user={user} onPassword={setShown} />,
          },
        ]
      : []),
  ];

  return (
    <>
      <PageHead
        title={t('users.title')}
        question={t('users.question')}
        primary={
          manages && (
            <Button type="primary" onClick={() => setAdding(true)}>
              {t('users.new')}
            </Button>
          )
        }
      />
      <PageBody>
        <Card>
          <DataTable
            columns={columns}
            rowKey={(user) => user.id}
            {...tableOf(users)}
            caption={t('users.title')}
            filters={[
              { key: 'term', kind: 'text', label: t('users.find') },
              {
                key: 'state',
                kind: 'select',
                label: t('users.state'),
                options: ['ACTIVE', 'DISABLED'].map((value) => ({ value, label: t(`state.${value}`) })),
              },
            ]}
          />
        </Card>
      </PageBody>
      {adding && (
        <NewUser
          onClose={() => setAdding(false)}
          onCreated={(made) => {
            setAdding(false);
            setShown(made);
            users.refetch();
          }}
        />
      )}
      <OneTimePassword shown={shown} onClose={() => setShown(null)} />
    </>
  );
}
