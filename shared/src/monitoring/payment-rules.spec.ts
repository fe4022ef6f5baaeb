import { DEFAULT_PAYMENT_RULES, type JudgedPayment, judgePayment, readPaymentRules } from './payment-rules.js';

const payment = (over: Partial<JudgedPayment>): JudgedPayment => ({
  economicClass: '31005',
  purpose: null,
  isRefund: false,
  isSpecial: true,
  scope: null,
  ...over,
});
const scope = { economicClasses: ['310', '30226'], purposes: ['书屋装修', '图书购置'] };

describe('rules on payments', () => {
  it.each([
    ['公务接待费 on a special fund', { economicClass: '30217' }, ['ADMIN_COST_ON_SPECIAL']],
    ['the same on a running cost', { economicClass: '30217', isSpecial: false }, []],
    ['水费 on any project', { economicClass: '30205', isSpecial: false }, ['PUBLIC_EXPENSE']],
    ['a class inside the permitted one', { scope }, []],
    ['a class outside', { economicClass: '30226', scope: { ...scope, economicClasses: ['310'] } }, ['BEYOND_SCOPE']],
    ['both at once', { economicClass: '30217', scope }, ['ADMIN_COST_ON_SPECIAL', 'BEYOND_SCOPE']],
    [
      'a class that the place permits by name',
      { economicClass: '30217', scope: { ...scope, economicClasses: ['30217'] } },
      [],
    ],
    ['another purpose', { purpose: '购置办公桌椅', scope }, ['PURPOSE_CHANGED']],
    [
      'a purpose that names the permitted one',
      { purpose: '城市书屋装修尾款', scope: { ...scope, purposes: ['装修'] } },
      [],
    ],
    ['a refund', { economicClass: '30217', isRefund: true }, []],
    ['a payment of which nothing is told', { economicClass: null }, []],
  ])('R112: %s', (_name, over, wanted) => {
    expect(judgePayment(payment(over), DEFAULT_PAYMENT_RULES)).toEqual(wanted);
  });

  it('reads only lists of codes', () => {
    expect(readPaymentRules({ adminClasses: ['30217'], publicClasses: [] })).not.toBeNull();
    for (const bad of [null, [], { adminClasses: ['公务接待费'], publicClasses: [] }, { adminClasses: ['30217'] }])
      expect(readPaymentRules(bad)).toBeNull();
  });
});
