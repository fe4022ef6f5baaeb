import { useMutation } from '@apollo/client/react';
import { comesFromFirm } from '@jixiao/shared';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import {
  Attachments,
  Card,
  type Column,
  DataTable,
  DateText,
  FormDialog,
  Light,
  RefusalList,
} from '../../../ui/index.js';
import { type Engagement, type EngagementPaper, FILE_PAPER } from '../data/firms.graphql.js';

const NS = 'evaluation-firms';
const OPEN_TO_FIRM = ['CONTRACTED', 'WORKING', 'RETURNED'];
const OPEN_TO_OFFICE = [...OPEN_TO_FIRM, 'SUBMITTED'];

/** 过程文件: what is owed for each evaluation, what is there, and the place to put it in. */
export function EngagementPapers({ engagement }: { engagement: Engagement }) {
  const { t } = useTranslation(NS);
  const isFirm = usePermission('engagement.work');
  const files = usePermission('engagement.file');
  const [archiving, setArchiving] = useState<EngagementPaper | null>(null);
  const [file] = useMutation(FILE_PAPER);
  const { act, running, error } = useAct();
  const open = (paper: EngagementPaper) =>
    files &&
    (isFirm
      ? OPEN_TO_FIRM.includes(engagement.state) && comesFromFirm(paper.kind)
      : OPEN_TO_OFFICE.includes(engagement.state));
  const send = (paper: EngagementPaper, archiveRef: string | null) =>
    act(() => file({ variables: { input: { id: paper.id, expectedVersion: paper.version, archiveRef } } }), {
      done: t('paper.filedDone'),
    });
  const columns: Column<EngagementPaper>[] = [
    { key: 'evaluation', title: t('column.evaluation'), render: (row) => row.taskTitle ?? engagement.title },
    {
      key: 'kind',
      title: t('paper.kind'),
      width: 210,
      phone: true,
      render: (row) => t(`paperKind.${row.kind}`),
    },
    {
      key: 'state',
      title: t('column.state'),
      width: 170,
      phone: true,
      render: (row) =>
        row.isThere ? (
          <Light
            level="GREEN"
            word={
              <>
                <DateText value={row.filedOn} /> {row.filedByName}
              </>
            }
          />
        ) : (
          <Light level="AMBER" word={t(row.files.length > 0 ? 'paper.notFiled' : 'paper.missing')} />
        ),
    },
    {
      key: 'files',
      title: t('paper.files'),
      width: 320,
      render: (row) => (
        <>
          {row.archiveRef && <div>{t('paper.archivedAt', { place: row.archiveRef })}</div>}
          <Attachments
            ownerType="evaluation.engagement_paper"
            ownerId={row.id}
            files={row.files}
            editable={open(row)}
            label={t(`paperKind.${row.kind}`)}
            compact
            large
          />
        </>
      ),
    },
    {
      key: 'file',
      title: '',
      width: 110,
      render: (row) =>
        open(row) && !row.isThere ? (
          row.files.length > 0 ? (
            <Button size="small" type="primary" ghost loading={running} onClick={() => void send(row, null)}>
              {t('paper.file')}
            </Button>
          ) : (
            !isFirm && (
              <Button size="small" onClick={() => setArchiving(row)}>
                {t('paper.archive')}
              </Button>
            )
          )
        ) : null,
    },
  ];
  return (
    <Card
      flush
      title={t('paper.title')}
      note={t('paper.note', { owed: engagement.papersOwed, filed: engagement.papersFiled })}
    >
      {error && <RefusalList refusals={error.refusals} />}
      <DataTable columns={columns} rows={engagement.papers} rowKey={(row) => row.id} caption={t('paper.title')} />
      {archiving && (
        <Archive
          paper={archiving}
          running={running}
          onClose={() => setArchiving(null)}
          onSave={async (place) => {
            if (await send(archiving, place)) setArchiving(null);
          }}
        />
      )}
    </Card>
  );
}

interface ArchiveProps {
  paper: EngagementPaper;
  running: boolean;
  onClose: () => void;
  onSave: (place: string) => Promise<void>;
}

/** A paper that came on paper: where it lies. */
function Archive({ paper, running, onClose, onSave }: ArchiveProps) {
  const { t } = useTranslation(NS);
  const [place, setPlace] = useState('');
  return (
    <FormDialog
      open
      title={t('paper.archiveTitle', { kind: t(`paperKind.${paper.kind}`) })}
      confirmLabel={t('paper.archive')}
      ready={place.trim() !== ''}
      running={running}
      error={null}
      onConfirm={() => void onSave(place)}
      onCancel={onClose}
    >
      <Input
        aria-label={t('paper.place')}
        placeholder={t('paper.place')}
        value={place}
        maxLength={200}
        onChange={(event) => setPlace(event.target.value)}
      />
    </FormDialog>
  );
}
