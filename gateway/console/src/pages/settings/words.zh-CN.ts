import type { SettingsWords } from './words.en.ts';

const words: SettingsWords = {
  title: '设置',
  look: '语言与外观',
  me: '当前用户',
  name: '用户名',
  role: '角色',
  unit: '单位',
  gateway: '网关',
  waits: {
    one: '# 条记录尚未发送，将保存在本设备，待您下次在此登录后发送。',
    other: '# 条记录尚未发送，将保存在本设备，待您下次在此登录后发送。',
  },
  password: {
    title: '密码',
    text: '修改后，您在其他设备上的登录全部失效。',
    old: '当前密码',
    new: '新密码',
    hint: '至少 15 个字符，几个词连用即可',
    again: '再次输入新密码',
    differs: '两次输入不一致',
    wrong: '当前密码不正确',
    done: '密码已修改',
  },
};

export default words;
