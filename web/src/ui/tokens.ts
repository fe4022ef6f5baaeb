import type { ThemeConfig } from 'antd';

/** The measures of the product: ledger paper, one accent, red only for alarms. CSS holds the same as variables. */
export const colors = {
  blue: '#1D4F91',
  blueTint: '#EEF3FA',
  ink: '#1F2733',
  secondary: '#5B6673',
  hairline: '#E3E7EC',
  rule: '#C7CFD8',
  ground: '#F6F7F9',
  paper: '#FFFFFF',
  green: '#2F7D4F',
  greenText: '#28693F',
  amber: '#B7791F',
  amberText: '#8A5A0B',
  red: '#C23B22',
  redText: '#B0331C',
  redTint: '#FCF1EE',
  money: '#6E8FBC',
  goal: '#7FA894',
  track: '#E9EDF2',
  disabled: '#E9EDF2',
} as const;

export const fontFamily =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", -apple-system, "Segoe UI", system-ui, sans-serif';

export const theme: ThemeConfig = {
  token: {
    colorPrimary: colors.blue,
    colorError: colors.red,
    colorWarning: colors.amber,
    colorSuccess: colors.green,
    colorInfo: colors.blue,
    colorLink: colors.blue,
    colorText: colors.ink,
    colorTextSecondary: colors.secondary,
    colorTextTertiary: colors.secondary,
    colorTextPlaceholder: colors.secondary,
    colorTextDisabled: colors.secondary,
    colorBgContainerDisabled: colors.disabled,
    colorBorder: colors.rule,
    colorBorderSecondary: colors.hairline,
    colorBgLayout: colors.ground,
    fontFamily,
    fontSize: 14,
    lineHeight: 1.57,
    borderRadius: 4,
    borderRadiusLG: 4,
    borderRadiusSM: 3,
    controlHeight: 32,
    controlHeightSM: 26,
    controlHeightLG: 40,
    boxShadow: '0 4px 16px rgba(31, 39, 51, 0.10)',
    boxShadowSecondary: '0 4px 16px rgba(31, 39, 51, 0.10)',
    // Nothing here moves to show where it went; and an end of motion that a busy machine misses leaves a spinner behind.
    motion: false,
  },
  components: {
    Button: {
      primaryShadow: 'none',
      defaultShadow: 'none',
      dangerShadow: 'none',
      fontWeight: 400,
      paddingInlineSM: 10,
    },
    Input: { activeShadow: 'none' },
    Select: { optionSelectedBg: colors.blueTint },
    Modal: { titleFontSize: 16 },
    Form: { itemMarginBottom: 14, verticalLabelPadding: '0 0 4px' },
  },
};
