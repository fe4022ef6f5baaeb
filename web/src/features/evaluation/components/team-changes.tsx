import { useMutation, useQuery } from '@apollo/client/react';
import { RUNNING_ENGAGEMENT } from '@jixiao/shared';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import {
  ActionBar,
  Card,
  type Column,
  DataTable,
  DateText,
  Field,
  FormDialog,
  RefusalList,
  StateTag,
} from '../../../ui/index.js';
import {
  type Engagement,
  FIRM_CHOICES,
  MOVE_TEAM_CHANGE,
  PROPOSE_TEAM_CHANGE,
  type TeamChange,
} from '../data/firms.graphql.js';

const NS = 'evaluation-firms';

/** 项目组人员变更: the firm proposes, the bureau decides; what was decided stays. */
export function TeamChanges({ engagement, refresh }: { engagement: Engagement; refresh: () => Promise<unknown> }) {
  const { t } = useTranslation(NS);
  const isFirm = usePermission('engagement.work');
  const [proposing, setProposing] = useState(false);
  const [move] = useMutation(MOVE_TEAM_CHANGE);
  const { act, running, error } = useAct();
  const isOpen = engagement.teamChanges.some(({ state }) => state === 'PROPOSED');
  const isRunning = (RUNNING_ENGAGEMENT as readonly string[]).includes(engagement.state);
  const mayPropose = isFirm && isRunning && !isOpen;
  if (engagement.teamChanges.length === 0 && !mayPropose) return null;
  const decide = async (change: TeamChange, action: string, comment?: string) => {
    const input = { id: change.id, expectedVersion: change.version, action, comment };
    if (await act(() => move({ variables: { input } }), { done: t('team.done') })) await refresh();
  };
  const columns: Column<TeamChange>[] = [
    {
      key: 'who',
      title: t('team.column.who'),
      width: 240,
      render: ({ leavingName, joiningName, leadName }) =>
        [
          leavingName && t('team.change.leave', { name: leavingName }),
          joiningName && t('team.change.join', { name: joiningName }),
          leadName && t('team.change.lead', { name: leadName }),
        ]
          .filter(Boolean)
          .join(t('comma')),
    },
    { key: 'reason', title: t('team.column.reason'), phone: true, render: ({ reason }) => reason },
    {
      key: 'proposedOn',
      title: t('team.proposedOn'),
      width: 110,
      render: ({ proposedOn }) => <DateText value={proposedOn} />,
    },
    {
      key: 'state',
      title: t('team.column.state'),
      width: 130,
      render: ({ state }) => <StateTag ns={NS} state={state} />,
    },
    { key: 'decision', title: t('team.column.decision'), width: 180, render: ({ decision }) => decision ?? '' },
    {
      key: 'act',
      title: '',
      width: 190,
      align: 'right',
      render: (change) => (
        <ActionBar
          small
          actions={change.availableActions.filter(
            ({ refusals }) => !refusals.some(({ code }) => code === 'NO_PERMISSION'),
          )}
          running={running}
          onAct={(action, { comment }) => decide(change, action, comment)}
          define={{
            refuse: { label: t('team.refuse'), comment: 'required' },
            withdraw: { label: t('team.withdraw') },
            agree: { label: t('team.agree'), primary: true },
          }}
        />
      ),
    },
  ];
  return (
    <Card
      flush
      title={t('team.title')}
      note={t('team.note')}
      extra={mayPropose ? <Button onClick={() => setProposing(true)}>{t('team.propose')}</Button> : undefined}
    >
      {error && <RefusalList refusals={error.refusals} />}
      {engagement.teamChanges.length > 0 && (
        <DataTable
          columns={columns}
          rows={engagement.teamChanges}
          rowKey={({ id }) => id}
          caption={t('team.title')}
          dense
        />
      )}
      {proposing && <ProposeDialog engagement={engagement} onClose={() => setProposing(false)} refresh={refresh} />}
    </Card>
  );
}

function ProposeDialog({
  engagement,
  onClose,
  refresh,
}: {
  engagement: Engagement;
  onClose: () => void;
  refresh: () => Promise<unknown>;
}) {
  const { t } = useTranslation(NS);
  const [draft, setDraft] = useState<Record<'leaving' | 'joining' | 'lead', string | null>>({
    leaving: null,
    joining: null,
    lead: null,
  });
  const [reason, setReason] = useState('');
  const { data } = useQuery(FIRM_CHOICES);
  const [propose] = useMutation(PROPOSE_TEAM_CHANGE);
  const { act, running, error } = useAct();
  const staff =
    data?.thirdPartyFirms.nodes.find(({ id }) => id === engagement.firmId)?.members.filter(({ leftOn }) => !leftOn) ??
    [];
  const inTeam = new Set(engagement.team.map(({ id }) => id));
  const after = staff.filter(({ id }) => (inTeam.has(id) && id !== draft.leaving) || id === draft.joining);
  const people = (rows: typeof staff) =>
    rows.map(({ id, name, qualification, experienceYears }) => ({
      value: id,
      label: t('member.option', { name, qualification: t(`qualification.${qualification}`), years: experienceYears }),
    }));
  const choices = {
    leaving: people(staff.filter(({ id }) => inTeam.has(id))),
    joining: people(staff.filter(({ id }) => !inTeam.has(id))),
    lead: people(after),
  };
  const submit = async () => {
    const input = {
      engagementId: engagement.id,
      leavingMemberId: draft.leaving,
      joiningMemberId: draft.joining,
      leadMemberId: draft.lead,
      reason,
    };
    if (!(await act(() => propose({ variables: { input } }), { done: t('team.proposed') }))) return;
    onClose();
    await refresh();
  };
  return (
    <FormDialog
      open
      title={t('team.propose')}
      confirmLabel={t('team.propose')}
      ready={reason.trim() !== '' && Object.values(draft).some(Boolean)}
      running={running}
      error={error}
      onConfirm={() => void submit()}
      onCancel={onClose}
      width={520}
    >
      {(['leaving', 'joining', 'lead'] as const).map((key) => (
        <Field
          key={key}
          label={t(`team.${key}`)}
          hint={key === 'joining' ? t('team.people') : key === 'lead' ? t('team.leadHint') : undefined}
        >
          {(id) => (
            <Select
              id={id}
              allowClear
              style={{ width: '100%' }}
              value={draft[key]}
              options={choices[key]}
              onChange={(value: string | undefined) => setDraft({ ...draft, [key]: value ?? null })}
            />
          )}
        </Field>
      ))}
      <Field label={t('team.reason')}>
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
  );
}
