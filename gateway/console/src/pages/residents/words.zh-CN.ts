import type { ResidentsWords } from './words.en.ts';

const words: ResidentsWords = {
  title: '市民上报',
  intro: '以下上报等待人工审核。受理后并入该处未结案件，没有则新立案。',
  count: { one: '# 条待审核', other: '# 条待审核' },
  none: '没有待审核的上报',
  photo: '上报照片',
  contact: '联系方式',
  note: '备注',
  via: { page: '井盖页面', open311: 'Open311' },
  heldFor: {
    links: '含有链接',
    honeypot: '疑似程序提交',
    'too-fast': '提交速度异常',
    many: '同一地址提交过多',
    repeated: '内容重复',
    words: '含有需审核的词语',
    unfinished: '因重启而中断',
  },
  act: { accept: '受理', reject: '不予受理' },
  what: { accept: '并入该处未结案件，没有则新立案。', reject: '不作处理，照片随即删除。' },
  done: { accept: '已受理', reject: '未予受理' },
  joined: (report) => `${report} 已归入`,
};

export default words;
