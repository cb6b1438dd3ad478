import type { EventsWords } from './words.en.ts';

const words: EventsWords = {
  title: '事件',
  open: '未解除',
  openCount: { one: '# 個未解除', other: '# 個未解除' },
  earlier: '已解除',
  search: '人孔蓋',
  noOpen: '沒有告警',
  noOpenText: '所有監測對象一切正常。',
  noEarlier: '沒有符合條件的事件',
  onset: '發生時間',
  lasted: '持續',
  value: '峰值',
  review: '處理意見',
  incident: '案件',
  acknowledge: '確認收到',
  acknowledged: (who) => `${who} 已知悉`,
  isAcknowledged: (rule, cover) => `${cover} ${rule}：已確認收到。`,
  comments: { one: '# 則備註', other: '# 則備註' },
  late: '遲到',
  withdrawn: '已撤回',
  shelved: '已擱置',
  released: '已人工解除',
  withShelved: '包括已擱置的',
};

export default words;
