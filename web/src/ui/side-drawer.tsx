import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';

export interface TabItem {
  key: string;
  label: ReactNode;
  count?: number | null;
  children?: ReactNode;
}

export interface TabsProps {
  tabs: TabItem[];
  active?: string;
  onChange?: (key: string) => void;
  /** Filled chips (a choice in the head) instead of underlined tabs. */
  chips?: boolean;
  label?: string;
}

/** Only the row of tabs; the caller shows what belongs to the active one. */
export function TabRow({ tabs, active, onChange, chips, label }: TabsProps) {
  const move = (event: KeyboardEvent, index: number) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = tabs[(index + step + tabs.length) % tabs.length];
    if (step === 0 || !next) return;
    event.preventDefault();
    onChange?.(next.key);
    const row = event.currentTarget.parentElement;
    row?.querySelector<HTMLElement>(`[data-tab="${next.key}"]`)?.focus();
  };
  return (
    <div role="tablist" aria-label={label} className={chips ? 'jx-chips' : 'jx-tabs'}>
      {tabs.map((tab, index) => (
        <button
          key={tab.key}
          type="button"
          role="tab"
          data-tab={tab.key}
          aria-selected={tab.key === active}
          tabIndex={tab.key === active ? 0 : -1}
          className={chips ? 'jx-chip' : 'jx-tab'}
          onClick={() => onChange?.(tab.key)}
          onKeyDown={(event) => move(event, index)}
        >
          {tab.label}
          {tab.count != null && <> {tab.count}</>}
        </button>
      ))}
    </div>
  );
}

export interface SideDrawerProps {
  tabs: TabItem[];
  active?: string;
  onChange?: (key: string) => void;
}

/** What stands beside a form: clinic, library, last year, history, remarks. Put it in WorkArea's `side`. */
export function SideDrawer({ tabs, active, onChange }: SideDrawerProps) {
  const id = useId();
  const [own, setOwn] = useState(tabs[0]?.key);
  const open = active ?? own;
  const change = (key: string) => {
    setOwn(key);
    onChange?.(key);
  };
  return (
    <div id={id}>
      <div className="jx-side-tabs">
        <TabRow tabs={tabs} active={open} onChange={change} />
      </div>
      <div role="tabpanel">{tabs.find((tab) => tab.key === open)?.children}</div>
    </div>
  );
}
