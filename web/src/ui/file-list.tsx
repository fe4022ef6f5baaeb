import { Button } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { toDomainError, type DomainError } from '../lib/domain-error.js';
import { ErrorLine } from './error-panel.js';

export interface FileItem {
  id: string;
  name: string;
  /** PDF, XLSX … ; taken from the name when absent. */
  format?: string | null;
  size?: number | null;
  note?: ReactNode;
  href?: string;
}

export interface FileListProps {
  files: readonly FileItem[];
  onUpload?: (file: File) => Promise<unknown>;
  onRemove?: (file: FileItem) => Promise<unknown> | void;
  accept?: string;
  empty?: ReactNode;
  uploadLabel?: ReactNode;
}

type ChosenFiles = globalThis.FileList;

const formatOf = (file: FileItem) => (file.format ?? file.name.split('.').at(-1) ?? '').toUpperCase().slice(0, 4);

const sizeOf = (bytes: number) =>
  bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;

export function FileList({ files, onUpload, onRemove, accept, empty, uploadLabel }: FileListProps) {
  const { t } = useTranslation('common');
  const input = useRef<HTMLInputElement>(null);
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<DomainError | null>(null);

  const upload = async (chosen: ChosenFiles | null) => {
    if (!chosen || !onUpload) return;
    setRunning(true);
    setError(null);
    try {
      for (const file of Array.from(chosen)) await onUpload(file);
    } catch (thrown) {
      setError(toDomainError(thrown));
    } finally {
      setRunning(false);
      if (input.current) input.current.value = '';
    }
  };

  return (
    <div>
      {files.length === 0 && empty && <div className="jx-muted">{empty}</div>}
      <ul className="jx-files">
        {files.map((file) => (
          <li key={file.id}>
            <span className="jx-file-kind">{formatOf(file)}</span>
            {file.href ? <a href={file.href}>{file.name}</a> : <span>{file.name}</span>}
            <span className="jx-file-note">
              {file.note}
              {file.size != null && ` ${sizeOf(file.size)}`}
            </span>
            {onRemove && (
              <button type="button" className="jx-linkish" onClick={() => void onRemove(file)}>
                {t('remove')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <ErrorLine error={error} />
      {onUpload && (
        <div style={{ marginTop: 8 }}>
          <input
            ref={input}
            type="file"
            multiple
            hidden
            accept={accept}
            aria-label={t('file.choose')}
            onChange={(event) => void upload(event.target.files)}
          />
          <Button size="small" loading={running} onClick={() => input.current?.click()}>
            {uploadLabel ?? t('file.upload')}
          </Button>
        </div>
      )}
    </div>
  );
}
