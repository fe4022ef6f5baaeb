import '../panel.css';
import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import {
  ActionBar,
  Attachments,
  Card,
  type Column,
  DataTable,
  DateText,
  Due,
  EmptyState,
  Field,
  FormDialog,
  Num,
  RefusalList,
  StateTag,
} from '../../../ui/index.js';
import type { EvaluationTask } from '../data/tasks.graphql.js';
import {
  INVITE_SCORERS,
  DOSSIER_QUERY,
  MOVE_SCORER,
  type Panel,
  PANEL_QUERY,
  type Scorer,
  SEATS_QUERY,
} from '../data/scoring.graphql.js';
import { DrawDialog, Draws } from './expert-draws.js';
import { Spreads } from './panel-spreads.js';
import { UseDialog } from './use-dialog.js';

const NS = 'evaluation-scoring';
const APPOINTING = ['PLAN_APPROVED', 'FIELD_WORK'];

interface PanelCardProps {
  task: Pick<EvaluationTask, 'id' | 'kind' | 'state' | 'version' | 'isClassified'>;
  /** Whether the actor organises the evaluation. */
  manages: boolean;
  renew: () => Promise<unknown>;
}

/** The panel beside an evaluation: who is asked; once all have handed in, how far they lie apart. */
export function PanelCard({ task, manages, renew }: PanelCardProps) {
  const { t } = useTranslation(NS);
  const draws = usePermission('expert.manage');
  const reads = usePermission('expert.read');
  const [dialog, setDialog] = useState<'appoint' | 'draw' | null>(null);
  const { data, error } = useQuery(PANEL_QUERY, { variables: { taskId: task.id }, fetchPolicy: 'cache-and-network' });
  if (error || !data) return null;
  const panel = data.scoringPanel;
  const mayAsk = manages && APPOINTING.includes(task.state) && !panel.isComplete;
  return (
    <Card
      title={t('panel.title')}
      note={t('panel.note')}
      extra={
        mayAsk ? (
          <div className="jx-actions">
            {draws && task.kind === 'FINANCE' && !task.isClassified && (
              <Button onClick={() => setDialog('draw')}>{t('action.draw')}</Button>
            )}
            <Button onClick={() => setDialog('appoint')}>{t('action.appoint')}</Button>
          </div>
        ) : undefined
      }
    >
      {panel.scorers.length === 0 ? (
        <EmptyState title={t('panel.noneTitle')} text={mayAsk ? t('panel.noneText') : undefined} />
      ) : (
        <>
          <p>{panel.isComplete ? t('panel.complete') : t('panel.waiting', { count: panel.waiting })}</p>
          <Scorers panel={panel} />
        </>
      )}
      {panel.isComplete && <Spreads task={task} panel={panel} renew={renew} />}
      {(manages || panel.scorers.length > 0) && <Dossier task={task} editable={mayAsk} />}
      {reads && <Draws taskId={task.id} />}
      {dialog === 'appoint' && <AppointDialog task={task} onClose={() => setDialog(null)} />}
      {dialog === 'draw' && <DrawDialog taskId={task.id} onClose={() => setDialog(null)} />}
    </Card>
  );
}

function Scorers({ panel }: { panel: Panel }) {
  const { t } = useTranslation(NS);
  const records = usePermission('expert.manage');
  const [used, setUsed] = useState<Scorer | null>(null);
  const [move] = useMutation(MOVE_SCORER, { refetchQueries: ['ScoringPanel'], awaitRefetchQueries: true });
  const { act, running, error } = useAct();
  const columns: Column<Scorer>[] = [
    {
      key: 'who',
      title: t('panel.who'),
      render: (row) => (
        <>
          {row.personName ?? row.seatTitle}
          <div className="jx-note">{`${row.agencyName} ${row.seatTitle}`}</div>
        </>
      ),
    },
    { key: 'duty', title: t('panel.duty'), width: 110, render: (row) => t(`duty.${row.duty}`) },
    ...(panel.isComplete
      ? []
      : [
          {
            key: 'due',
            title: t('panel.due'),
            width: 160,
            render: (row) => (
              <>
                <DateText value={row.submittedOn ?? row.dueOn} />{' '}
                {['INVITED', 'ACCEPTED'].includes(row.state) && <Due date={row.dueOn} />}
              </>
            ),
          } as Column<Scorer>,
        ]),
    {
      key: 'state',
      title: t('panel.state'),
      width: 130,
      render: (row) => (
        <>
          <StateTag ns={NS} state={row.state} />
          {row.stateNote && <div className="jx-note">{row.stateNote}</div>}
        </>
      ),
    },
    ...(panel.isComplete
      ? ([
          {
            key: 'total',
            title: t('panel.total'),
            width: 80,
            align: 'right',
            render: (row: Scorer) => <Num value={row.total} dp={2} missing="NOT_SCORED" />,
          },
          { key: 'opinion', title: t('panel.opinion'), width: 260, render: (row: Scorer) => row.opinion ?? '' },
        ] as Column<Scorer>[])
      : []),
    {
      key: 'act',
      title: '',
      width: 120,
      align: 'right',
      render: (row) => (
        <ActionBar
          small
          extra={
            records && row.expertId && row.state === 'SUBMITTED' ? (
              <Button size="small" onClick={() => setUsed(row)}>
                {t('expert.use')}
              </Button>
            ) : undefined
          }
          actions={row.availableActions}
          running={running}
          define={{ withdraw: { label: t('action.withdraw'), comment: 'required', hideRefused: true } }}
          onAct={(action, { comment }) =>
            act(() => move({ variables: { input: { id: row.id, expectedVersion: row.version, action, comment } } }))
          }
        />
      ),
    },
  ];
  return (
    <>
      {error && <RefusalList refusals={error.refusals} />}
      <DataTable columns={columns} rows={panel.scorers} rowKey={(row) => row.id} caption={t('panel.title')} dense />
      {used && <UseDialog taskId={panel.taskId} scorer={used} onClose={() => setUsed(null)} />}
    </>
  );
}

function Dossier({ task, editable }: { task: PanelCardProps['task']; editable: boolean }) {
  const { t } = useTranslation(NS);
  const { data } = useQuery(DOSSIER_QUERY, { variables: { taskId: task.id } });
  if (!data || (!editable && data.evaluationTask.dossier.length === 0)) return null;
  return (
    <div style={{ marginTop: 16 }}>
      <b>{t('panel.dossier')}</b> <span className="jx-note">{t('panel.dossierHelp')}</span>
      <Attachments
        ownerType="evaluation.dossier"
        ownerId={task.id}
        files={data.evaluationTask.dossier}
        editable={editable}
        label={t('panel.dossier')}
      />
    </div>
  );
}

function AppointDialog({ task, onClose }: { task: PanelCardProps['task']; onClose: () => void }) {
  const taskId = task.id;
  const { t } = useTranslation(NS);
  const [seatIds, setSeatIds] = useState<string[]>([]);
  const [dueOn, setDueOn] = useState('');
  const { data } = useQuery(SEATS_QUERY, { variables: { taskId } });
  const [appoint] = useMutation(INVITE_SCORERS, { refetchQueries: ['ScoringPanel'], awaitRefetchQueries: true });
  const { act, running, error } = useAct();
  const submit = async () => {
    const input = { taskId, seatIds, expertIds: [], dueOn: dueOn || null };
    if (await act(() => appoint({ variables: { input } }), { done: t('panel.invited') })) onClose();
  };
  return (
    <FormDialog
      open
      title={t('action.appoint')}
      confirmLabel={t('action.appoint')}
      ready={seatIds.length > 0}
      running={running}
      error={error}
      onConfirm={() => void submit()}
      onCancel={onClose}
      width={560}
    >
      <Field
        label={t('panel.seats')}
        hint={t(task.kind === 'FINANCE' ? 'panel.seatsHelp' : 'panel.seatsHelpDepartment')}
      >
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            style={{ width: '100%' }}
            optionFilterProp="label"
            value={seatIds}
            options={(data?.scoringSeats ?? []).map((seat) => ({
              value: seat.id,
              label: `${seat.agencyName} ${seat.title}${seat.personName ? ` ${seat.personName}` : ''}`,
            }))}
            onChange={setSeatIds}
          />
        )}
      </Field>
      <Field label={t('draw.due')}>
        {(id) => <Input id={id} type="date" value={dueOn} onChange={(event) => setDueOn(event.target.value)} />}
      </Field>
    </FormDialog>
  );
}
