import { ROLES } from '@jixiao/shared';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tableOf, useConnection } from '../../../lib/connection.js';
import { usePermission, useToday } from '../../../lib/session.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { Card, DataTable, DateText, PageBody, PageHead, StateTag, type Column } from '../../../ui/index.js';
import { Appoint } from '../components/appoint.js';
import { EndAppointment } from '../components/end-appointment.js';
import { GrantRoles } from '../components/grant-roles.js';
import { NewSeat } from '../components/new-seat.js';
import { SEATS_QUERY, type Appointment, type SeatDetails } from '../data/administration.graphql.js';

type Dialog =
  { kind: 'new' } | { kind: 'grant' | 'appoint'; seat: SeatDetails } | { kind: 'end'; appointment: Appointment };

export default function SeatsPage() {
  const { t } = useTranslation(['settings', 'common']);
  const [filters] = useUrlFilters({ term: '', role: '', state: '' });
  const managesSeats = usePermission('org.manage');
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const columns = useColumns(setDialog);
  const seats = useConnection<SeatDetails>(SEATS_QUERY, {
    field: 'seats',
    variables: { term: filters.term || null, role: filters.role || null, state: filters.state || null },
  });
  const close = () => setDialog(null);

  return (
    <>
      <PageHead
        title={t('seats.title')}
        question={t('seats.question')}
        primary={
          managesSeats && (
            <Button type="primary" onClick={() => setDialog({ kind: 'new' })}>
              {t('seats.new')}
            </Button>
          )
        }
      />
      <PageBody>
        <Card>
          <DataTable
            columns={columns}
            rowKey={(seat) => seat.id}
            {...tableOf(seats)}
            caption={t('seats.title')}
            filters={[
              { key: 'term', kind: 'text', label: t('seats.find') },
              {
                key: 'role',
                kind: 'select',
                label: t('seats.roles'),
                options: ROLES.map((value) => ({ value, label: t(`common:role.${value}`) })),
              },
            ]}
          />
        </Card>
      </PageBody>
      {dialog?.kind === 'new' && (
        <NewSeat
          onClose={close}
          onCreated={() => {
            close();
            seats.refetch();
          }}
        />
      )}
      {dialog?.kind === 'grant' && <GrantRoles seat={dialog.seat} onClose={close} />}
      {dialog?.kind === 'appoint' && <Appoint seat={dialog.seat} onClose={close} />}
      {dialog?.kind === 'end' && <EndAppointment appointment={dialog.appointment} onClose={close} />}
    </>
  );
}

function useColumns(open: (dialog: Dialog) => void): Column<SeatDetails>[] {
  const { t } = useTranslation(['settings', 'common']);
  const managesPeople = usePermission('user.manage');
  const grants = usePermission('grant.manage');
  const today = useToday();
  const columns: Column<SeatDetails>[] = [
    {
      key: 'title',
      title: t('seats.name'),
      render: (seat) => (
        <>
          <b className="jx-strong">{seat.title}</b> <span className="jx-muted">{seat.agencyName}</span>
        </>
      ),
    },
    {
      key: 'roles',
      title: t('seats.roles'),
      render: (seat) =>
        seat.roles.map((role) => t(`common:role.${role}`)).join(t('comma')) || (
          <span className="jx-muted">{t('seats.noRole')}</span>
        ),
    },
    {
      key: 'holders',
      title: t('seats.holders'),
      render: (seat) => <Holders seat={seat} today={today} onEnd={managesPeople ? open : undefined} />,
    },
    {
      key: 'state',
      title: t('seats.state'),
      render: (seat) => (
        <StateTag ns="settings" state={seat.state} tone={seat.state === 'ACTIVE' ? 'plain' : 'muted'} />
      ),
    },
  ];
  if (!managesPeople && !grants) return columns;
  return [
    ...columns,
    {
      key: 'actions',
      title: <span className="jx-sr">{t('actions')}</span>,
      align: 'right',
      render: (seat) => (
        <span className="settings-actions">
          {grants && (
            <Button size="small" onClick={() => open({ kind: 'grant', seat })}>
              {t('seats.grant')}
            </Button>
          )}
          {managesPeople && (
            <Button size="small" onClick={() => open({ kind: 'appoint', seat })}>
              {t('seats.appoint')}
            </Button>
          )}
        </span>
      ),
    },
  ];
}

interface HoldersProps {
  seat: SeatDetails;
  today: string;
  onEnd?: (dialog: Dialog) => void;
}

/** Present and coming holders; an empty seat is said, because duties wait in it. */
function Holders({ seat, today, onEnd }: HoldersProps) {
  const { t } = useTranslation('settings');
  const open = seat.appointments.filter(({ validTo }) => validTo === null || validTo >= today);
  if (open.length === 0) return <span className="jx-amber">{t('seats.vacant')}</span>;
  return (
    <ul>
      {open.map((appointment) => (
        <li key={appointment.id}>
          {appointment.personName}{' '}
          <span className="jx-note">
            {t('seats.since')} <DateText value={appointment.validFrom} />
            {appointment.validTo && (
              <>
                {' '}
                {t('seats.until')} <DateText value={appointment.validTo} />
              </>
            )}
          </span>{' '}
          {onEnd && !appointment.validTo && (
            <button type="button" className="jx-linkish" onClick={() => onEnd({ kind: 'end', appointment })}>
              {t('seats.end')}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
