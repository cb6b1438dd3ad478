import type { SupervisionWords } from './words.en.ts';

const words: SupervisionWords = {
  title: '督導考核',
  report: '月報',
  csv: 'CSV',
  publicPage: '公開頁面',
  incidents: { one: '# 件案件', other: '# 件案件' },
  month: { title: '月份', before: '上個月', behind: '下個月' },
  figure: {
    onTime: '如期率',
    ofLimits: (onTime, all) => `${all} 個時限中如期 ${onTime} 個`,
    median: '恢復安全時間（中位數）',
    p90: (length) => `九成在 ${length}內`,
    opened: '立案',
    closedOpen: (closed, open) => `結案 ${closed}，期末未結 ${open}`,
    cards: '督導牌',
    falseAlarms: '誤報',
    duplicates: (count) => `另有重複 ${count} 件`,
    reopened: '重新立案',
  },
  steps: {
    title: '各階段如期率',
    none: '本月沒有到期的時限。',
    of: (onTime, all) => `${onTime} / ${all}`,
  },
  months: {
    title: '近十二個月：案件數與如期率',
    opened: (count) => `立案 ${count} 件`,
    onTime: (share) => `如期率 ${share}`,
    noShare: '沒有到期的時限',
  },
  by: {
    title: '依單位、網格和規則',
    unit: '權責單位',
    cell: '網格',
    rule: '規則',
    nobody: '無',
    closed: '結案',
    p90: '九成時間',
  },
  recurrent: { title: '反覆出現問題的人孔蓋', none: '本月沒有。' },
  overdue: {
    title: '逾時案件',
    none: '期末沒有逾時案件。',
    longest: '未結最久',
    incident: '案件',
    step: '目前階段',
    due: '期限',
  },
};

export default words;
