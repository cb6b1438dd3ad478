import type { SettingsWords } from './words.en.ts';

const words: SettingsWords = {
  title: '設定',
  look: '語言與外觀',
  me: '目前使用者',
  name: '使用者名稱',
  role: '角色',
  unit: '單位',
  gateway: '閘道器',
  waits: {
    one: '# 筆紀錄尚未送出，將保存在本裝置，待您下次在此登入後送出。',
    other: '# 筆紀錄尚未送出，將保存在本裝置，待您下次在此登入後送出。',
  },
  password: {
    title: '密碼',
    text: '變更後，您在其他裝置上的登入全部失效。',
    old: '目前密碼',
    new: '新密碼',
    hint: '至少 15 個字元，幾個詞連用即可',
    again: '再次輸入新密碼',
    differs: '兩次輸入不一致',
    wrong: '目前密碼不正確',
    done: '密碼已變更',
  },
};

export default words;
