import type { MapWords } from './words.en.ts';

const words: MapWords = {
  title: '地图',
  label: '全部井盖地图',
  alerts: '未解除的告警',
  noAlerts: '没有告警',
  noAlertsText: '所有监测对象一切正常。',
  filter: '显示的井盖',
  unit: '权属单位',
  raised: (rule, cover, severity) => `${severity}：${rule}，${cover}`,
  show: (cover) => `在地图上显示 ${cover}`,
  open: '井盖',
  incident: '案件',
  heard: '最近上报',
  noPlaces: '还没有井盖坐标',
  noPlacesText: '导入井盖表或在井盖页面中填写经纬度。',
  risk: '网格风险',
  riskScore: (score) => `${score} / 100`,
  formula: '计算方法',
  reckoned: {
    score: (parts) => `得分 = min(100, ${parts})`,
    part: (name, most, sum) => `${name} = min(${most}, ${sum})`,
    water: (rising, fast, soon) =>
      `现在或不久前水位上涨、偏高或溢流的每个井盖之和：${rising} + ${fast} × max(0, 1 − 距溢流分钟数 / ${soon})`,
    from: (level, score) => `${level}：${score} 起`,
  },
  noRisk: '还没有网格',
  parts: {
    events: '未解除的事件',
    overdue: '超时案件',
    water: '水位上涨',
    rattling: '井盖异响',
    silent: '失联节点',
  },
  covers: { one: '# 个井盖', other: '# 个井盖' },
  elsewhere: '非井盖位置的案件',
  view: { label: '显示', map: '地图', list: '告警' },
};

export default words;
