import type { EventsWords } from './words.en.ts';

const words: EventsWords = {
  title: '事件',
  open: '未解除',
  openCount: { one: '# 个未解除', other: '# 个未解除' },
  earlier: '已解除',
  search: '井盖',
  noOpen: '没有告警',
  noOpenText: '所有监测对象一切正常。',
  noEarlier: '没有符合条件的事件',
  onset: '发生时间',
  lasted: '持续',
  value: '峰值',
  review: '处理意见',
  incident: '案件',
  acknowledge: '确认收到',
  acknowledged: (who) => `${who} 已知悉`,
  isAcknowledged: (rule, cover) => `${cover} ${rule}：已确认收到。`,
  comments: { one: '# 条备注', other: '# 条备注' },
  late: '迟到',
  withdrawn: '已撤回',
  shelved: '已搁置',
  released: '已人工解除',
  withShelved: '包括已搁置的',
};

export default words;
