import { useQuery } from '@apollo/client/react';
import { sumMoney } from '@jixiao/shared';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PICK_AGENCIES } from '../../../lib/agency-picker.graphql.js';
import type { DomainError } from '../../../lib/domain-error.js';
import { Field, FormDialog, Money } from '../../../ui/index.js';
import { type ItemDraft, readPasted } from '../model/programme-items.js';

const SHOWN = 8;

interface PasteItemsProps {
  running: boolean;
  error: DomainError | null;
  onTake: (items: ItemDraft[]) => void;
  onClose: () => void;
}

/** Rows copied from a workbook, read while they stand here: nothing is taken over before every row can be read. */
export function PasteItems({ running, error, onTake, onClose }: PasteItemsProps) {
  const { t } = useTranslation('evaluation-tasks');
  const { data } = useQuery(PICK_AGENCIES);
  const [text, setText] = useState('');
  const { items, problems } = readPasted(
    text,
    (data?.agencies ?? []).filter(({ level }) => level > 0),
  );
  return (
    <FormDialog
      open
      width={720}
      title={t('item.pasteTitle')}
      confirmLabel={t('item.pasteTake', { count: items.length })}
      ready={items.length > 0 && problems.length === 0 && Boolean(data)}
      incomplete={t(problems.length > 0 ? 'item.pasteUnread' : 'item.pasteNone')}
      running={running}
      error={error}
      onConfirm={() => onTake(items)}
      onCancel={onClose}
    >
      <Field label={t('item.pasteRows')} hint={t('item.pasteHelp')}>
        {(id) => (
          <Input.TextArea
            id={id}
            rows={8}
            value={text}
            placeholder={t('item.pasteExample')}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {items.length > 0 && (
        <p>
          {t('item.pasteRead', { count: items.length })}{' '}
          <Money value={sumMoney(items.map(({ amount }) => amount))} unit />
        </p>
      )}
      {problems.length > 0 && data && (
        <div className="jx-refusals" role="alert">
          <div className="jx-refusals-title">{t('item.pasteProblems', { count: problems.length })}</div>
          <ul>
            {problems.slice(0, SHOWN).map(({ line, code, value }) => (
              <li key={`${line}-${code}`}>{t(`item.problem.${code}`, { line, value })}</li>
            ))}
          </ul>
          {problems.length > SHOWN && t('item.pasteMore', { count: problems.length - SHOWN })}
        </div>
      )}
    </FormDialog>
  );
}
