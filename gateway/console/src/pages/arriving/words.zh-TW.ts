import type { ArrivingWords } from './words.en.ts';

const words: ArrivingWords = {
  login: {
    title: '登入',
    name: '使用者名稱',
    password: '密碼',
    send: '登入',
    wrong: '使用者名稱與密碼不符。',
    ended: '工作階段已結束。請重新登入，之後會回到剛才的頁面。',
    help: '忘記密碼？請管理員重設，或在閘道器主機上使用 `lidwatch user`。',
  },
  first: {
    title: '首次啟動',
    text: '此閘道器尚無管理員；在此之前只回應本機的存取。',
    name: '管理員名稱',
    nameHint: '拉丁字母、數字和 . _ @ -,或漢字',
    password: '密碼',
    passwordHint: (least) => `至少 ${least} 個字元；一句話比謎語更好記`,
    again: '再次輸入密碼',
    differs: '兩次輸入不一致',
    short: (least) => `至少需要 ${least} 個字元`,
    send: '建立管理員',
  },
  away: { title: '無法連線', text: '閘道器沒有回應，此裝置之前也沒有人登入過。' },
  motto: '守護城市的每一個人孔蓋。',
};

export default words;
