import { type DrawnFor, drawExperts, exclusionOf, type ExpertFacts } from './draw.js';
import { expertSupply, isSuspended, spreadOf } from './panel.js';
import { isPrivateValue, masked } from './private-data.js';

const expert: ExpertFacts = {
  key: 'ZJ-0001',
  state: 'ADMITTED',
  fields: ['水利'],
  termFrom: '2019-01-01',
  termTo: '2021-12-31',
  ties: [{ kind: 'EMPLOYER', bodyId: null, name: '示例水利学会' }],
};
const drawn: DrawnFor = {
  field: '水利',
  bodies: [
    { id: 'dept', name: '示例水利局' },
    { id: 'unit', name: '示例水利站（一）' },
  ],
  firm: { id: 'firm', name: '示例咨询公司' },
  today: '2019-12-26',
};

describe('experts', () => {
  it('R161: an admitted expert of the field within his term can be drawn', () => {
    expect(exclusionOf(expert, drawn)).toBeNull();
    expect(exclusionOf({ ...expert, state: 'SUSPENDED' }, drawn)).toBe('NOT_ADMITTED');
    expect(exclusionOf({ ...expert, termTo: '2019-12-25' }, drawn)).toBe('OUT_OF_TERM');
    expect(exclusionOf({ ...expert, termFrom: '2019-12-27' }, drawn)).toBe('OUT_OF_TERM');
    expect(exclusionOf(expert, { ...drawn, field: '教育' })).toBe('OTHER_FIELD');
  });

  it('R162: whoever is or was employed in the evaluated tree, or served the firm, is never drawn', () => {
    const tied = (
      kind: 'EMPLOYER' | 'EARLIER_EMPLOYER' | 'SERVED_FIRM' | 'OTHER',
      bodyId: string | null,
      name: string,
    ) => exclusionOf({ ...expert, ties: [...expert.ties, { kind, bodyId, name }] }, drawn);
    expect(tied('EMPLOYER', 'unit', '旧名')).toBe('EMPLOYER');
    expect(tied('EARLIER_EMPLOYER', null, '示例水利站(一)')).toBe('EARLIER_EMPLOYER');
    expect(tied('SERVED_FIRM', 'firm', '')).toBe('SERVED_FIRM');
    expect(tied('OTHER', null, ' 示例水利局 ')).toBe('RECUSED');
    expect(tied('SERVED_FIRM', null, '')).toBeNull();
  });

  it('R162: 3 of 12 by a written seed are the same again in any order of the pool; another seed gives others', () => {
    const pool = Array.from({ length: 12 }, (_, i) => `ZJ-${i}`);
    const first = drawExperts(pool, '公证2019').slice(0, 3);
    expect(drawExperts([...pool].reverse(), '公证2019').slice(0, 3)).toEqual(first);
    expect(drawExperts(pool, '公证2019')).toHaveLength(12);
    const others = ['a', 'b', 'c', 'd'].map((seed) => drawExperts(pool, seed).slice(0, 3).join());
    expect(new Set([...others, first.join()]).size).toBeGreaterThan(2);
  });

  it('R163: 2 experts of 社会保障 against 5 planned evaluations are 3 too few', () => {
    expect(expertSupply({ 社会保障: 2, 水利: 3 }, { 社会保障: 5 }, 1)).toEqual([
      { field: '社会保障', experts: 2, planned: 5, needed: 5, gap: 3 },
      { field: '水利', experts: 3, planned: 0, needed: 0, gap: 0 },
    ]);
  });

  it('R164: two assessments below 60 suspend, one does not, and 60 itself is not below', () => {
    expect(isSuspended([59, 100, 59.5], 60, 2)).toBe(true);
    expect(isSuspended([59, 60, 61], 60, 2)).toBe(false);
  });

  it('shows how far scorers lie apart, and which row is beyond what the place lets pass', () => {
    expect(spreadOf(['8', '9', '7.5'], '10', 15)).toEqual({
      scores: ['8', '9', '7.5'],
      mean: '8.17',
      lowest: '7.50',
      highest: '9.00',
      deviation: '0.62',
      spreadShare: '15.00',
      isDisputed: false,
    });
    expect(spreadOf(['8', '9', '7.49'], '10', 15)).toMatchObject({ isDisputed: true });
    expect(spreadOf(['4'], '5', 30)).toMatchObject({ mean: '4.00', deviation: '0.00', isDisputed: false });
    expect(spreadOf([], '5', 30)).toBeNull();
  });

  it('masks personal data', () => {
    expect(masked('phone', '13800000001')).toBe('138****0001');
    expect(masked('idNumber', '110101190001011234')).toBe('1101**********1234');
    expect(masked('bankAccount', '1234')).toBe('****');
    expect(masked('phone', null)).toBeNull();
    expect(isPrivateValue('idNumber', '11010119000101123X')).toBe(true);
    expect(isPrivateValue('idNumber', '123')).toBe(false);
  });
});
