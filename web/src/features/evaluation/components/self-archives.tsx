import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Progress } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../lib/use-act.js';
import { useYear } from '../../../lib/use-year.js';
import { Card, RefusalList } from '../../../ui/index.js';
import {
  CANCEL_SELF_ARCHIVE,
  PREPARE_SELF_ARCHIVE,
  SELF_ARCHIVES,
  type SelfArchive,
} from '../data/progress.graphql.js';

const ASK_AGAIN_MS = 1_000;
const isPacking = ({ state }: SelfArchive): boolean => state === 'QUEUED' || state === 'RUNNING';

/** All forms or all reports of the year as one file: how far it is, the file, and the way to end it. */
export function SelfArchives() {
  const { t } = useTranslation('evaluation-progress');
  const year = useYear();
  const { data, refetch } = useQuery(SELF_ARCHIVES, { variables: { year } });
  const [prepare] = useMutation(PREPARE_SELF_ARCHIVE);
  const [cancel] = useMutation(CANCEL_SELF_ARCHIVE);
  const { act, running, error } = useAct();
  const archives = data?.selfEvaluationArchives ?? [];
  // The latest of each content; what was packed before it is the same, only older.
  const shown = archives.filter((one, i) => archives.findIndex(({ what }) => what === one.what) === i);
  const isOpen = shown.some(isPacking);
  useEffect(() => {
    if (!isOpen) return undefined;
    const timer = setInterval(() => void refetch(), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isOpen, refetch]);
  const begin = async (what: string) => {
    await act(() => prepare({ variables: { input: { workYear: year, what } } }));
    await refetch();
  };
  const end = async (id: string) => {
    await act(() => cancel({ variables: { id } }));
    await refetch();
  };
  return (
    <Card
      title={t('archive.title')}
      note={t('archive.note')}
      extra={['FORMS', 'REPORTS'].map((what) => (
        <Button key={what} disabled={running} onClick={() => void begin(what)} style={{ marginLeft: 8 }}>
          {t(`archive.what.${what}`)}
        </Button>
      ))}
    >
      {error && <RefusalList refusals={error.refusals} />}
      <ul className="jx-self-archives" aria-live="polite">
        {shown.map((one) => (
          <li key={one.id}>
            <strong>{t(`archive.what.${one.what}`)}</strong>
            <span>
              {t(one.state === 'DONE' && !one.file ? 'archive.expired' : `archive.state.${one.state}`, {
                done: one.done,
                total: one.total ?? '…',
              })}
            </span>
            {isPacking(one) && (
              <>
                <Progress
                  size="small"
                  percent={one.total ? Math.floor((one.done / one.total) * 100) : 0}
                  style={{ width: 220 }}
                />
                <Button size="small" disabled={running} onClick={() => void end(one.id)}>
                  {t('archive.cancel')}
                </Button>
              </>
            )}
            {one.file && (
              <a href={`/api/files/${one.file.id}`} download={one.file.name}>
                {one.file.name}
              </a>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
