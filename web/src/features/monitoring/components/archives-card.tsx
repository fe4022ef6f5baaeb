import { Button, Progress } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, RefusalList } from '../../../ui/index.js';
import { isPacking, type useArchives } from '../model/use-archives.js';

/** What I have had packed of this round: how far it is, the file, and the way to end it. It can be left and found again. */
export function ArchivesCard({ packing }: { packing: ReturnType<typeof useArchives> }) {
  const { t } = useTranslation('monitoring-forms');
  const { archives, running, error, cancel } = packing;
  const place = useRef<HTMLDivElement>(null);
  // The latest of each content; what was packed before it is the same, only older.
  const shown = archives.filter((one, i) => archives.findIndex(({ what }) => what === one.what) === i);
  const isBegun = shown.some(isPacking);
  useEffect(() => {
    // The buttons that begin it stand elsewhere on a long page.
    if (isBegun) place.current?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  }, [isBegun]);
  if (shown.length === 0) return error ? <RefusalList refusals={error.refusals} /> : null;
  return (
    <div ref={place}>
      <Card title={t('archive.title')} note={t('archive.note')}>
        <ul className="md-archives" aria-live="polite">
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
                  <Button size="small" disabled={running} onClick={() => void cancel(one.id)}>
                    {t('archive.cancel')}
                  </Button>
                </>
              )}
              {one.file && (
                <a href={`/api/files/${one.file.id}`} download={one.file.name}>
                  {one.file.name}
                </a>
              )}
              {one.state === 'FAILED' && <RefusalList refusals={one.refusals} />}
            </li>
          ))}
        </ul>
        {error && <RefusalList refusals={error.refusals} />}
      </Card>
    </div>
  );
}
