import type { Express } from 'express';
import request from 'supertest';

/** A browser with its cookies, which shows pages of ours and sends their forms. */
export interface Browser {
  cookies: ReadonlyMap<string, string>;
  get(path: string, from?: Record<string, string>): Promise<request.Response>;
  /** As a page of ours asks the API. */
  postJson(path: string, body: object): Promise<request.Response>;
  /** A form of a page of ours; `from` says that it is another site's, or an old browser's own words. */
  post(path: string, form: Record<string, string>, from?: Record<string, string>): Promise<request.Response>;
}

export function openBrowser(app: Express): Browser {
  const cookies = new Map<string, string>();
  const ask = async (test: request.Test): Promise<request.Response> => {
    const held = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await (held === '' ? test : test.set('Cookie', held));
    for (const line of (response.headers['set-cookie'] as unknown as string[] | undefined) ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/Max-Age=0/.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  return {
    cookies,
    get: (path, from = {}) => ask(request(app).get(path).set('Accept', 'text/html').set(from)),
    postJson: (path, body) => ask(request(app).post(path).set('Sec-Fetch-Site', 'same-origin').send(body)),
    post: (path, form, from = { 'Sec-Fetch-Site': 'same-origin' }) =>
      ask(request(app).post(path).type('form').set(from).send(form)),
  };
}

/** The eight digits of a letter with a code. */
export const codeIn = ({ text }: { text: string }): string =>
  /\b(\d{4}) (\d{4})\b/.exec(text)?.slice(1).join('') ?? '';
