const words = {
  login: {
    title: 'Sign in',
    name: 'Name',
    password: 'Password',
    send: 'Sign in',
    wrong: 'Name and password do not go together.',
    ended: 'Your session is over. Sign in again: you come back to where you were.',
    help: 'Forgotten? An administrator sets a new one, or `lidwatch user` on the machine of the gateway.',
  },
  first: {
    title: 'First start',
    text: 'This gateway has no administrator yet, and answers this machine only until it has one.',
    name: 'Name of the administrator',
    nameHint: 'Latin letters, figures and . _ @ -, or Han characters',
    password: 'Password',
    passwordHint: (least: number) => `${least} characters at the least; a sentence is easier to keep than a riddle`,
    again: 'The password once more',
    differs: 'The two are not the same',
    short: (least: number) => `It needs ${least} characters`,
    send: 'Make the administrator',
  },
  away: { title: 'Out of reach', text: 'The gateway does not answer, and nobody has signed in on this device before.' },
  motto: 'Every cover of the city, watched.',
};

export type ArrivingWords = typeof words;
export default words;
