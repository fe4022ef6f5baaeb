import { useApolloClient } from '@apollo/client/react';
import {
  ATTACHMENT_BYTES,
  ATTACHMENT_TYPES,
  checkAttachmentClaim,
  cleanFileName,
  extensionOf,
  refusal,
  UPLOAD_BYTES,
} from '@jixiao/shared';
import { useId, useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { DomainError, toDomainError } from '../lib/domain-error.js';
import { formatBytes } from '../lib/format.js';
import { rest, sendFile } from '../lib/rest.js';
import { sendInPieces } from '../lib/send-in-pieces.js';
import { RefusalList } from './refusals.js';

export interface Attachment {
  id: string;
  name: string;
  size: number;
}

export interface AttachmentsProps {
  /** Table of the document that the files hang on. */
  ownerType: string;
  ownerId: string;
  files: readonly Attachment[];
  editable: boolean;
  /** What a screen reader says of the list. */
  label: string;
  /** In a table: what may be attached is told on hovering, not in every row. */
  compact?: boolean;
  /** The document takes large files as well, which are sent in pieces. */
  large?: boolean;
  /** After files have been added. */
  onSent?: () => Promise<unknown>;
}

/** The browser's guess is empty for office files on some desks; the extension says the same. */
const typeOf = (file: File): string => file.type || ATTACHMENT_TYPES[extensionOf(file.name)] || '';

/** Files of one document: open, add by button or by dropping, take away. What is refused says why, beside the list. */
export function Attachments({ ownerType, ownerId, files, editable, label, compact, large, onSent }: AttachmentsProps) {
  const { t } = useTranslation('common');
  const input = useId();
  const client = useApolloClient();
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState<{ name: string; percent: number } | null>(null);
  const [error, setError] = useState<DomainError | null>(null);

  const renew = () => client.refetchQueries({ include: 'active' });
  const send = async (chosen: readonly File[]) => {
    setError(null);
    try {
      for (const file of chosen) {
        // Asked here first, so that nobody waits for twenty megabytes to be told of a wrong type.
        const claim = checkAttachmentClaim(cleanFileName(file.name), typeOf(file));
        if (file.size > (large ? UPLOAD_BYTES : ATTACHMENT_BYTES))
          claim.push(refusal('FILE_TOO_LARGE', { field: 'file' }));
        if (claim.length > 0)
          throw new DomainError(
            'REFUSED',
            claim.map((one) => ({ ...one, params: { ...one.params } })),
          );
        const query = new URLSearchParams({ ownerType, ownerId, name: file.name.slice(-500) });
        setSending({ name: file.name, percent: 0 });
        const onProgress = (percent: number) => setSending({ name: file.name, percent });
        if (file.size > ATTACHMENT_BYTES)
          await sendInPieces(file, { ownerType, ownerId, mediaType: typeOf(file) }, onProgress);
        else await sendFile(`/api/files?${query}`, file, typeOf(file), onProgress);
      }
    } catch (thrown) {
      setError(toDomainError(thrown));
    }
    setSending(null);
    if (picker.current) picker.current.value = '';
    await onSent?.();
    await renew();
  };
  const remove = async (id: string) => {
    setError(null);
    await rest.remove(`/api/files/${id}`).catch((thrown: unknown) => setError(toDomainError(thrown)));
    await renew();
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send([...event.dataTransfer.files]);
  };

  if (!editable && files.length === 0) return null;
  return (
    <div
      className="jx-files"
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!editable) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={editable ? drop : undefined}
    >
      <ul aria-label={label}>
        {files.map(({ id, name, size }) => (
          <li key={id}>
            <a href={`/api/files/${id}`} download={name}>
              {name}
            </a>
            <span className="jx-note">{formatBytes(size)}</span>
            {editable && (
              <button
                type="button"
                className="jx-linkish"
                aria-label={t('attachment.removeOf', { name })}
                onClick={() => void remove(id)}
              >
                {t('attachment.remove')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {editable && (
        <div className="jx-files-add">
          <label htmlFor={input} className="jx-linkish" title={t(large ? 'attachment.ruleLarge' : 'attachment.rule')}>
            {t('attachment.add')}
          </label>
          <input
            ref={picker}
            id={input}
            type="file"
            multiple
            className="jx-sr"
            accept={Object.keys(ATTACHMENT_TYPES)
              .map((one) => `.${one}`)
              .join(',')}
            onChange={(event) => void send([...(event.target.files ?? [])])}
          />
          {sending ? (
            <span className="jx-note" role="status">
              {t('attachment.sending', sending)} <progress max={100} value={sending.percent} />
            </span>
          ) : (
            !compact && <span className="jx-note">{t(large ? 'attachment.ruleLarge' : 'attachment.rule')}</span>
          )}
        </div>
      )}
      {error && (
        <RefusalList
          refusals={error.refusals.length > 0 ? error.refusals : [{ code: error.code }]}
          title={t('attachment.refused')}
        />
      )}
    </div>
  );
}
