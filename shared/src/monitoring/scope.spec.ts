import { isInScope, type ScopedObjective, unitDuty, WHOLE_SCOPE } from './scope.js';

const object = (over: Partial<ScopedObjective> = {}): ScopedObjective => ({
  objectType: 'PROJECT',
  projectId: 'p1',
  projectState: 'EXECUTING',
  amount: '2000000.00',
  fundKinds: ['GENERAL_PUBLIC'],
  agencyIds: ['sub', 'unit'],
  isSecret: false,
  ...over,
});

describe('scope of a round', () => {
  it.each([
    ['2000000.00', true],
    ['1999999.99', false],
    ['2000000.01', true],
  ])('R096: 200万元以上 is inclusive: %s yuan → %s', (amount, isIn) => {
    expect(isInScope(object({ amount }), { ...WHOLE_SCOPE, leastAmount: '2000000.00' })).toBe(isIn);
  });

  it.each([
    ['another kind of object', object({ objectType: 'DEPARTMENT_WHOLE', projectId: null, projectState: null }), {}],
    ['a project that is held', object({ projectState: 'SUSPENDED' }), {}],
    ['a project that is finished', object({ projectState: 'COMPLETED' }), {}],
    ['a state secret', object({ isSecret: true }), {}],
    ['a book that is not watched', object(), { fundKinds: ['STATE_CAPITAL' as const] }],
    ['a unit that was not named', object(), { agencyIds: ['other'] }],
    ['a project that was not named', object(), { projectIds: ['p2'] }],
  ])('leaves out %s', (_what, given, scope) => {
    expect(isInScope(given, { ...WHOLE_SCOPE, ...scope })).toBe(false);
  });

  it('takes a unit below one that was named, any book of several, and a whole department whatever the book', () => {
    expect(isInScope(object(), { ...WHOLE_SCOPE, agencyIds: ['unit'] })).toBe(true);
    expect(isInScope(object(), { ...WHOLE_SCOPE, fundKinds: ['STATE_CAPITAL', 'GENERAL_PUBLIC'] })).toBe(true);
    const whole = object({ objectType: 'DEPARTMENT_WHOLE', projectId: null, projectState: null, fundKinds: [] });
    expect(isInScope(whole, { ...WHOLE_SCOPE, objects: ['DEPARTMENT_WHOLE'], fundKinds: ['STATE_CAPITAL'] })).toBe(
      true,
    );
  });
});

describe('what a first-level unit owes', () => {
  it.each([
    [24, false, null, { eligibleCount: 24, requiredCount: 24, exemptReason: null }],
    [24, false, 3, { eligibleCount: 24, requiredCount: 3, exemptReason: null }],
    [3, false, 3, { eligibleCount: 3, requiredCount: 3, exemptReason: null }],
    [2, false, 3, { eligibleCount: 2, requiredCount: 2, exemptReason: 'FEWER_ELIGIBLE' }],
    [0, false, 3, { eligibleCount: 0, requiredCount: 0, exemptReason: 'NOTHING_ELIGIBLE' }],
    [9, true, 3, { eligibleCount: 0, requiredCount: 0, exemptReason: 'SECRET' }],
  ])('R099: of %s eligible (secret: %s), at least %s asked', (eligible, isSecret, leastPerUnit, duty) => {
    expect(unitDuty(eligible, isSecret, { ...WHOLE_SCOPE, leastPerUnit })).toEqual(duty);
  });
});
