import { useQuery } from '@apollo/client/react';
import { Modal } from 'antd';
import { useDeferredValue, useEffect, useId, useMemo, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { holds, useViewer } from '../../lib/session.js';
import { useSettingsMenu } from '../../lib/settings-menu.js';
import { useYearPath } from '../../lib/use-year.js';
import { navigation } from './navigation.js';
import { SEARCH_QUERY, type SearchHit } from './search.graphql.js';

function usePageHits(term: string): SearchHit[] {
  const { t } = useTranslation('frame');
  const { permissions } = useViewer();
  const settings = useSettingsMenu();
  const path = useYearPath();
  return useMemo(() => {
    const pages = navigation
      .filter((entry) => holds(permissions, entry.permission))
      .map((entry) => ({ id: entry.key, title: t(`nav.${entry.key}`), url: path(entry.to) }));
    const more = settings.map((page) => ({ id: page.path, title: t(page.titleKey), url: `/settings/${page.path}` }));
    return [...pages, ...more]
      .filter((page) => page.title.toLowerCase().includes(term.toLowerCase()))
      .map((page) => ({ ...page, kind: 'PAGE', note: null }));
  }, [t, permissions, settings, path, term]);
}

export function SearchPalette({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      width={640}
      destroyOnHidden
      style={{ top: 72 }}
    >
      <Palette onClose={onClose} />
    </Modal>
  );
}

function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('frame');
  const navigate = useNavigate();
  const path = useYearPath();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const term = useDeferredValue(typed.trim());
  const { data, loading } = useQuery(SEARCH_QUERY, { variables: { term, first: 12 }, skip: term === '' });
  const pages = usePageHits(term);
  const found = term === '' ? [] : (data?.search ?? []);
  const hits = [...found, ...pages].slice(0, 20);
  useEffect(() => setAt(0), [term]);

  const go = (hit: SearchHit | undefined) => {
    if (!hit) return;
    onClose();
    void navigate(hit.url.startsWith('/') ? hit.url : path(hit.url));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && hits.length > 0) {
      event.preventDefault();
      setAt((at + step + hits.length) % hits.length);
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) go(hits[at]);
  };

  return (
    <div className="jx-palette">
      <input
        autoFocus
        className="jx-palette-input"
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={listId}
        aria-activedescendant={hits[at] ? `${listId}-${at}` : undefined}
        aria-label={t('search.open')}
        placeholder={t('search.hint')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <ul id={listId} role="listbox" aria-label={t('search.results')}>
        {hits.map((hit, index) => (
          <li
            key={`${hit.kind}-${hit.id}`}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseEnter={() => setAt(index)}
            onClick={() => go(hit)}
          >
            <span className="jx-palette-kind">{t(`search.kind.${hit.kind}`)}</span>
            <span className="jx-palette-title">{hit.title}</span>
            {hit.note && <span className="jx-note">{hit.note}</span>}
          </li>
        ))}
      </ul>
      {hits.length === 0 && <div className="jx-palette-none">{loading ? t('search.running') : t('search.none')}</div>}
    </div>
  );
}
