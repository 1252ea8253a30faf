import type { Answer } from '../wire/message.ts';

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function page(title: string, content: string, status = 200): Answer {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self' http://localhost:*",
      'cache-control': 'no-store',
    },
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>
<style>body{font:16px system-ui,sans-serif;max-width:28em;margin:12vh auto}input,button{font:inherit;padding:.4em .8em}</style>
<h1>${title}</h1>${content}</html>\n`,
  };
}

/** Asks for the code that the command line showed. */
export const codePage = (path: string, user: string): Answer =>
  page(
    'Practice sign-in',
    `<p>You sign in to the practice cloud as <b>${escaped(user)}</b>. Nothing here reaches Azure.</p>
<form method="post" action="${escaped(path)}"><p><label>Code shown by your command <input name="user_code" required autofocus autocomplete="off"></label></p>
<p><button name="answer" value="Approved">Sign in</button> <button name="answer" value="Declined">Decline</button></p></form>`,
  );

/** Asks whether a program may sign in; its request travels in hidden fields. */
export const consentPage = (path: string, user: string, fields: URLSearchParams): Answer =>
  page(
    'Practice sign-in',
    `<p>A program on this computer asks to sign in to the practice cloud as <b>${escaped(user)}</b>.</p>
<form method="post" action="${escaped(path)}">${[...fields].map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`).join('')}
<p><button name="answer" value="Approved">Sign in</button> <button name="answer" value="Declined">Decline</button></p></form>`,
  );

export const donePage = (text: string, status = 200): Answer => page('Practice sign-in', `<p>${escaped(text)}</p>`, status);
