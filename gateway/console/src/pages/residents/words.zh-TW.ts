import type { ResidentsWords } from './words.en.ts';

const words: ResidentsWords = {
  title: '市民通報',
  intro: '以下通報等待人工審核。受理後併入該處未結案件，沒有則新立案。',
  count: { one: '# 件待審核', other: '# 件待審核' },
  none: '沒有待審核的通報',
  photo: '通報照片',
  contact: '聯絡方式',
  note: '備註',
  via: { page: '人孔蓋頁面', open311: 'Open311' },
  heldFor: {
    links: '含有連結',
    honeypot: '疑似程式送出',
    'too-fast': '送出速度異常',
    many: '同一位址送出過多',
    repeated: '內容重複',
    words: '含有需審核的詞語',
    unfinished: '因重新啟動而中斷',
  },
  act: { accept: '受理', reject: '不予受理' },
  what: { accept: '併入該處未結案件，沒有則新立案。', reject: '不作處理，照片隨即刪除。' },
  done: { accept: '已受理', reject: '未予受理' },
  joined: (report) => `${report} 已歸入`,
};

export default words;
