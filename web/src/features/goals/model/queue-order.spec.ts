import { DEFAULT_RULES, type Rules } from '@jixiao/shared';
import type { QueueRow } from '../data/desk.graphql.js';
import { orderQueue } from './queue-order.js';

const row = (id: string, annualAmount: string, change: Partial<QueueRow> = {}): QueueRow =>
  ({
    id,
    annualAmount,
    reviews: [],
    submittedAt: '2019-03-01T01:00:00Z',
    previousObjectiveId: 'x',
    ...change,
  }) as QueueRow;

it('the queue takes what came back first, then what is late, then the largest sums, then what is new', () => {
  const rows = [
    row('order', '10.00'),
    row('new', '20.00', { previousObjectiveId: null }),
    row('large', '900.00'),
    row('late', '5.00', { submittedAt: '2019-02-10T01:00:00Z' }),
    row('returned', '1.00', { reviews: [{ outcome: 'RETURNED' }, { outcome: 'ACCEPTED' }] }),
  ];
  expect(orderQueue(rows, '2019-03-04').map(({ row: { id }, reason, count }) => [id, reason, count])).toEqual([
    ['returned', 'RETURNED', 1],
    ['late', 'LATE', 22],
    ['large', 'AMOUNT', 0],
    ['new', 'NEW', 0],
    ['order', 'ORDER', 0],
  ]);
});

it('what counts as late and as large is a rule of the place', () => {
  const rules: Rules = {
    rule: (code) =>
      (code === 'review.lateDays' ? 30 : code === 'review.largeShare' ? 0 : DEFAULT_RULES.rule(code)) as never,
  };
  const rows = [row('late', '5.00', { submittedAt: '2019-02-10T01:00:00Z' }), row('large', '900.00')];
  expect(orderQueue(rows, '2019-03-04', rules).map(({ reason }) => reason)).toEqual(['ORDER', 'ORDER']);
});
