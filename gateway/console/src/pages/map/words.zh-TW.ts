import type { MapWords } from './words.en.ts';

const words: MapWords = {
  title: '地圖',
  label: '全部人孔蓋地圖',
  alerts: '未解除的告警',
  noAlerts: '沒有告警',
  noAlertsText: '所有監測對象一切正常。',
  filter: '顯示的人孔蓋',
  unit: '權屬單位',
  raised: (rule, cover, severity) => `${severity}：${rule}，${cover}`,
  show: (cover) => `在地圖上顯示 ${cover}`,
  open: '人孔蓋',
  incident: '案件',
  heard: '最近回報',
  noPlaces: '還沒有人孔蓋座標',
  noPlacesText: '匯入人孔蓋表，或在人孔蓋頁面填寫經緯度。',
  risk: '網格風險',
  riskScore: (score) => `${score} / 100`,
  formula: '計算方法',
  reckoned: {
    score: (parts) => `得分 = min(100, ${parts})`,
    part: (name, most, sum) => `${name} = min(${most}, ${sum})`,
    water: (rising, fast, soon) =>
      `現在或不久前水位上漲、偏高或溢流的每個人孔蓋之和：${rising} + ${fast} × max(0, 1 − 距溢流分鐘數 / ${soon})`,
    from: (level, score) => `${level}：${score} 起`,
  },
  noRisk: '還沒有網格',
  parts: {
    events: '未解除的事件',
    overdue: '逾時案件',
    water: '水位上升',
    rattling: '人孔蓋異響',
    silent: '失聯節點',
  },
  covers: { one: '# 個人孔蓋', other: '# 個人孔蓋' },
  elsewhere: '非人孔蓋位置的案件',
  view: { label: '顯示', map: '地圖', list: '告警' },
};

export default words;
