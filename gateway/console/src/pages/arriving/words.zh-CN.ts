import type { ArrivingWords } from './words.en.ts';

const words: ArrivingWords = {
  login: {
    title: '登录',
    name: '用户名',
    password: '密码',
    send: '登录',
    wrong: '用户名与密码不符。',
    ended: '会话已结束。请重新登录，之后会回到刚才的页面。',
    help: '忘记密码？请管理员重设，或在网关主机上使用 `lidwatch user`。',
  },
  first: {
    title: '首次启动',
    text: '此网关尚无管理员；在此之前只响应本机的访问。',
    name: '管理员用户名',
    nameHint: '拉丁字母、数字和 . _ @ -,或汉字',
    password: '密码',
    passwordHint: (least) => `至少 ${least} 个字符；一句话比谜语更好记`,
    again: '再次输入密码',
    differs: '两次输入不一致',
    short: (least) => `至少需要 ${least} 个字符`,
    send: '创建管理员',
  },
  away: { title: '无法连接', text: '网关没有应答，此设备之前也没有人登录过。' },
  motto: '守护城市的每一个井盖。',
};

export default words;
