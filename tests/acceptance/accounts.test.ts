import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { fixedClock } from '../../src/core/clock.ts';
import type { WebApp } from '../../src/http/env.ts';
import { issueCodes, preparePassword, setRoles } from '../../src/modules/accounts/index.ts';
import type { Platform } from '../../src/platform.ts';
import { send, type TestSchool, testPlatform, testSchool, view } from '../support/app.ts';
import { describeEachEngine } from '../support/database.ts';

const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? '';

describeEachEngine('accounts', (db) => {
  let platform: Platform & { dispose(): Promise<void> };
  let school: TestSchool;
  let app: WebApp;

  beforeAll(async () => {
    platform = await testPlatform(db());
    school = await testSchool(platform);
    app = createApp(platform);
  });
  afterAll(() => platform.dispose());

  /** A person who signs in with a password of his own. */
  const withPassword = async (login: string, password: string) => {
    const cookie = await school.signedIn(['curator']);
    const changed = await send(
      app,
      '/account',
      { login, currentPassword: '', newPassword: password },
      cookie,
    );
    expect(changed.status).toBe(303);
    return cookie;
  };

  test('a person signs in by login and password, in any case of letters, and signs out', async () => {
    await withPassword('Curator.One', 'correct horse battery');
    const answer = await send(app, '/sign-in', { login: ' curator.one ', password: 'correct horse battery' });
    expect(answer.status).toBe(303);
    const set = answer.headers.get('set-cookie') ?? '';
    expect(set).toContain('HttpOnly');
    expect(set).toContain('SameSite=Lax');
    const cookie = cookieOf(answer);
    expect((await view(app, '/account', cookie)).status).toBe(200);
    await send(app, '/sign-out', {}, cookie);
    const after = await view(app, '/account', cookie);
    expect(after.status).toBe(303);
    expect(after.headers.get('location')).toBe('/sign-in?next=%2Faccount');
  });

  test('each sign-in has a session id of its own', async () => {
    await withPassword('fixation', 'correct horse battery');
    const first = cookieOf(
      await send(app, '/sign-in', { login: 'fixation', password: 'correct horse battery' }),
    );
    const second = cookieOf(
      await send(app, '/sign-in', { login: 'fixation', password: 'correct horse battery' }, first),
    );
    expect(second).not.toBe(first);
  });

  test('a wrong password and an unknown login get the same answer, and what was typed stays', async () => {
    await withPassword('known', 'correct horse battery');
    const texts = [];
    for (const login of ['known', 'nobody-here']) {
      const answer = await send(app, '/sign-in', { login, password: 'wrong wrong wrong' });
      expect(answer.status).toBe(422);
      const text = await answer.text();
      expect(text).toContain(`value="${login}"`);
      expect(text).not.toContain('wrong wrong wrong');
      texts.push(text.replaceAll(login, ''));
    }
    expect(texts[0]).toBe(texts[1]);
  });

  test('ten wrong tries block the login for half an hour, also for the right password', async () => {
    await withPassword('guessed', 'correct horse battery');
    for (let tries = 0; tries < 10; tries++)
      await send(app, '/sign-in', { login: 'guessed', password: `guess number ${tries}` });
    const right = { login: 'guessed', password: 'correct horse battery' };
    const blocked = await send(app, '/sign-in', right);
    expect(blocked.status).toBe(422);
    expect(await blocked.text()).toContain('Слишком много попыток');
    const later = createApp({ ...platform, clock: fixedClock('2026-11-22T09:31:00Z') });
    expect((await send(later, '/sign-in', right)).status).toBe(303);
  });

  test('a printed code signs in, a new card stops the old one, and only hashes are kept', async () => {
    const personId = await school.person({ kind: 'student', lastName: 'Соловьёв', bornOn: '2012-01-01' });
    const [card] = await issueCodes(platform, school.system, [personId]);
    expect(card?.code).toMatch(/^\d{4}(-\d{4}){3}$/);
    expect((await send(app, '/enter', { code: card?.code.replaceAll('-', ' ') ?? '' })).status).toBe(303);
    expect((await view(app, `/enter/${card?.code}`)).status).toBe(200);
    const [fresh] = await issueCodes(platform, school.system, [personId]);
    expect((await send(app, '/enter', { code: card?.code ?? '' })).status).toBe(422);
    expect((await send(app, '/enter', { code: fresh?.code ?? '' })).status).toBe(303);
    const stored = await db().asOwner((tx) => tx.selectFrom('login_directory').select('key_hash').execute());
    for (const row of stored) expect(row.key_hash).toMatch(/^[\da-f]{64}$/);
  });

  test('a role that is taken away stops at the next request; the last administrator stays', async () => {
    const personId = await school.person();
    const cookie = await school.signedIn(['administrator'], personId);
    expect((await view(app, '/accounts', cookie)).status).toBe(200);
    const administrators = { ...school.system };
    await expect(setRoles(platform, administrators, personId, ['mentor'])).rejects.toMatchObject({
      code: 'accounts.refusal.lastAdministrator',
    });
    await school.signedIn(['administrator']);
    await setRoles(platform, administrators, personId, ['mentor']);
    expect((await view(app, '/accounts', cookie)).status).toBe(403);
  });

  test('a password change ends every other session of the account', async () => {
    const cookie = await withPassword('changed', 'correct horse battery');
    const other = cookieOf(
      await send(app, '/sign-in', { login: 'changed', password: 'correct horse battery' }),
    );
    const wrong = await send(
      app,
      '/account',
      { login: 'changed', currentPassword: 'no', newPassword: 'another long word' },
      cookie,
    );
    expect(wrong.status).toBe(422);
    const right = {
      login: 'changed',
      currentPassword: 'correct horse battery',
      newPassword: 'another long word',
    };
    expect((await send(app, '/account', right, cookie)).status).toBe(303);
    expect((await view(app, '/account', other)).status).toBe(303);
    expect((await view(app, '/account', cookie)).status).toBe(200);
  });

  test('a state change without proof of our own page is refused', async () => {
    const cookie = await school.signedIn(['curator']);
    const post = (headers: Record<string, string>) =>
      app.request('/account/sessions/end', {
        method: 'POST',
        body: new URLSearchParams(),
        headers: { host: 'localhost', cookie, ...headers },
      });
    expect((await post({})).status).toBe(403);
    expect((await post({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await post({ origin: 'http://localhost', 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post({ origin: 'http://localhost' })).status).toBe(303);
    expect((await post({ 'sec-fetch-site': 'same-origin' })).status).toBe(303);
  });

  test('every answer carries the headers of a strict page, and a refusal names a request', async () => {
    const answer = await view(app, '/no-such-page');
    expect(answer.status).toBe(404);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(answer.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
    const text = await answer.text();
    expect(text).not.toMatch(/<script(?![^>]*src=)/);
    expect(text).not.toMatch(/ style="/);
  });

  test('after sign-in only a path of our own is followed', async () => {
    await withPassword('next', 'correct horse battery');
    for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', '/sign-out']) {
      const answer = await send(app, '/sign-in', { login: 'next', password: 'correct horse battery', next });
      expect(answer.headers.get('location'), next).toBe('/today');
    }
    const own = await send(app, '/sign-in', {
      login: 'next',
      password: 'correct horse battery',
      next: '/consents',
    });
    expect(own.headers.get('location')).toBe('/consents');
  });

  test('a password is hashed with memory-hard scrypt and a salt of its own', async () => {
    const [one, two] = await Promise.all([
      preparePassword('correct horse battery'),
      preparePassword('correct horse battery'),
    ]);
    expect(one).toMatch(/^scrypt\$32768\$8\$3\$/);
    expect(one).not.toBe(two);
  });
});
