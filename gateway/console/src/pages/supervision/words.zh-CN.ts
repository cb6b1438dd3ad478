import type { SupervisionWords } from './words.en.ts';

const words: SupervisionWords = {
  title: '监督考核',
  report: '月度报告',
  csv: 'CSV',
  publicPage: '公示页面',
  incidents: { one: '# 件案件', other: '# 件案件' },
  month: { title: '月份', before: '上个月', behind: '下个月' },
  figure: {
    onTime: '按期率',
    ofLimits: (onTime, all) => `${all} 个时限中按期 ${onTime} 个`,
    median: '恢复安全时长（中位数）',
    p90: (length) => `九成在 ${length}内`,
    opened: '立案',
    closedOpen: (closed, open) => `结案 ${closed}，期末未结 ${open}`,
    cards: '督办牌',
    falseAlarms: '误报',
    duplicates: (count) => `另有重复 ${count} 件`,
    reopened: '重新立案',
  },
  steps: {
    title: '各环节按期率',
    none: '本月没有到期的时限。',
    of: (onTime, all) => `${onTime} / ${all}`,
  },
  months: {
    title: '近十二个月：案件数与按期率',
    opened: (count) => `立案 ${count} 件`,
    onTime: (share) => `按期率 ${share}`,
    noShare: '没有到期的时限',
  },
  by: {
    title: '按单位、网格和规则',
    unit: '责任单位',
    cell: '网格',
    rule: '规则',
    nobody: '无',
    closed: '结案',
    p90: '九成时长',
  },
  recurrent: { title: '反复出现问题的井盖', none: '本月没有。' },
  overdue: {
    title: '超时案件',
    none: '期末没有超时案件。',
    longest: '未结最久',
    incident: '案件',
    step: '当前环节',
    due: '截止时间',
  },
};

export default words;
