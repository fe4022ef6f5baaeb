import { checkRelation } from './relation.js';

describe('cross-footing', () => {
  it('compares exactly', () => {
    expect(checkRelation('0.3', '=', '0.30')).toEqual({ outcome: 'HOLDS', difference: '0' });
    expect(checkRelation('2409000000.00', '=', '1648000000.00')).toEqual({ outcome: 'FAILS', difference: '761000000' });
    expect(checkRelation('105.3', '<=', '100').outcome).toBe('FAILS');
    expect(checkRelation('2019', '>', '2019').outcome).toBe('FAILS');
  });
  it('does not take silence for nought', () =>
    expect(checkRelation(null, '<=', '5')).toEqual({ outcome: 'NOT_CHECKED', difference: null }));
});
