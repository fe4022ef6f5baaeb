import type { ReactNode } from 'react';
import { RowsLink } from './figure-link.js';
import { Light, type LightLevel } from './light.js';

export interface KeyFigure {
  key?: string;
  label: ReactNode;
  value: ReactNode;
  unit?: ReactNode;
  note?: ReactNode;
  light?: LightLevel;
  to?: string;
  bar?: ReactNode;
}

/** A strip of counts divided by hairlines. */
export function KeyFigures({ items }: { items: KeyFigure[] }) {
  return (
    <div className="jx-keys">
      {items.map((item, index) => (
        <div className="jx-key" key={item.key ?? index}>
          <div className="jx-key-label">{item.light ? <Light level={item.light} word={item.label} /> : item.label}</div>
          <div className="jx-key-value">
            {item.to ? <RowsLink to={item.to}>{item.value}</RowsLink> : item.value}
            {item.unit && <small>{item.unit}</small>}
          </div>
          {item.bar}
          {item.note && <div className="jx-key-note">{item.note}</div>}
        </div>
      ))}
    </div>
  );
}
