import type { EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef } from 'react';

type EChart = import('echarts/core').EChartsType;

export interface ChartProps {
  option: EChartsCoreOption;
  height: number;
  /** What the chart shows, in one sentence, for who cannot see it. */
  label: string;
  onSelect?: (event: { dataIndex: number; seriesName?: string; data: unknown }) => void;
}

/** The chart library is fetched when the first chart is drawn, never with the shell. */
const loadEcharts = () => import('./echarts.js');

export function Chart({ option, height, label, onSelect }: ChartProps) {
  const holder = useRef<HTMLDivElement>(null);
  const chart = useRef<EChart | null>(null);
  const latest = useRef({ option, onSelect });
  useEffect(() => {
    latest.current = { option, onSelect };
    chart.current?.setOption(option, true);
  });

  useEffect(() => {
    const element = holder.current;
    if (!element) return undefined;
    let gone = false;
    const observer = new ResizeObserver(() => chart.current?.resize());
    void loadEcharts().then(({ init }) => {
      if (gone) return;
      chart.current = init(element, undefined, { renderer: 'svg' });
      chart.current.setOption({ animation: false, ...latest.current.option });
      chart.current.on('click', (event) =>
        latest.current.onSelect?.(event as { dataIndex: number; seriesName?: string; data: unknown }),
      );
      observer.observe(element);
    });
    return () => {
      gone = true;
      observer.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);

  return <div ref={holder} role="img" aria-label={label} style={{ height, width: '100%' }} />;
}
