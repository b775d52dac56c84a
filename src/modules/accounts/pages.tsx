import { Refusal } from '../../core/refusal.ts';
import { addressOf } from '../../http/client-address.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { readForm, withError } from '../../http/forms.ts';
import { redirectWithNotice } from '../../http/notice.ts';
import { page, publicPage } from '../../http/page.tsx';
import { clearSessionCookie, writeSessionCookie } from '../../http/session-cookie.ts';
import { requireViewer } from '../../http/viewer.ts';
import { dateTime } from '../../i18n/index.ts';
import {
  Button,
  ButtonRow,
  Card,
  Form,
  type FormState,
  formState,
  KeyValue,
  PageHead,
  PlainTable,
  PostButton,
  Stack,
  TextInput,
} from '../../ui/index.ts';
import { codeForm, ownAccountForm, signInForm } from './schema.ts';
import { enterWithCode, signIn, signOut } from './service.ts';
import { changeOwnPassword, endOwnSessions, type OwnAccount, readOwnAccount } from './service-accounts.ts';
import { deviceName, sessionDays } from './session.ts';

/** Sign-in by password and by printed code, sign-out, one's own account. */
export function accountPages(app: WebApp): void {
  app.get('/sign-in', (c) => {
    if (c.get('viewer')) return c.redirect('/today', 303);
    return signInPage(c, formState({ next: safeNext(c.req.query('next')) }), formState());
  });

  app.post('/sign-in', async (c) => {
    const result = await readForm(c, signInForm);
    if (!result.ok) return signInPage(c, result.form, formState());
    try {
      const cookie = await signIn(c.get('platform'), { ...result.data, ...attempt(c) });
      writeSessionCookie(c, cookie, sessionDays);
      return c.redirect(safeNext(result.data.next), 303);
    } catch (error) {
      return signInPage(c, withError(c, result.form, 'form', refusalOf(error)), formState());
    }
  });

  // A printed QR code leads here; the code is sent on only when the button is pressed.
  app.get('/enter/:code?', (c) => {
    const code = c.req.param('code') ?? '';
    return code === '' ? signInPage(c, formState(), formState()) : enterPage(c, formState({ code }));
  });

  app.post('/enter', async (c) => {
    const result = await readForm(c, codeForm);
    if (!result.ok) return signInPage(c, formState(), result.form);
    try {
      const cookie = await enterWithCode(c.get('platform'), { ...result.data, ...attempt(c) });
      writeSessionCookie(c, cookie, sessionDays);
      return c.redirect('/today', 303);
    } catch (error) {
      return signInPage(c, formState(), withError(c, result.form, 'code', refusalOf(error)));
    }
  });

  app.post('/sign-out', async (c) => {
    const viewer = c.get('viewer');
    if (viewer) await signOut(c.get('platform'), viewer);
    clearSessionCookie(c);
    return c.redirect('/', 303);
  });

  app.get('/account', async (c) => {
    const own = await readOwnAccount(c.get('platform'), requireViewer(c));
    return ownPage(c, own, formState({ login: own.login ?? '' }));
  });

  app.post('/account', async (c) => {
    const viewer = requireViewer(c);
    const own = await readOwnAccount(c.get('platform'), viewer);
    const result = await readForm(c, ownAccountForm);
    if (!result.ok) return ownPage(c, own, result.form, 422);
    try {
      await changeOwnPassword(c.get('platform'), viewer, result.data);
    } catch (error) {
      return ownPage(c, own, withError(c, result.form, 'currentPassword', refusalOf(error)), 422);
    }
    return redirectWithNotice(c, '/account', 'accounts.notice.passwordChanged');
  });

  app.post('/account/sessions/end', async (c) => {
    const body = await c.req.parseBody();
    const session = typeof body.session === 'string' ? body.session : undefined;
    await endOwnSessions(c.get('platform'), requireViewer(c), session);
    return redirectWithNotice(c, '/account', 'accounts.notice.sessionsEnded');
  });
}

function attempt(c: WebContext): { address: string; device: string } {
  return { address: addressOf(c), device: deviceName(c.req.header('user-agent') ?? '') };
}

/** Only a path of our own may follow sign-in. */
function safeNext(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])[\w/.-]*$/.test(next) && !next.startsWith('/sign')
    ? next
    : '/today';
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}

function signInPage(c: WebContext, password: FormState, code: FormState) {
  const t = c.get('t');
  const failed = Object.keys(password.errors).length + Object.keys(code.errors).length > 0;
  return publicPage(
    c,
    { title: t('accounts.signIn.title'), status: failed ? 422 : 200, scripts: ['focus-error-summary'] },
    <Stack gap="l">
      <h1>{t('accounts.signIn.title')}</h1>
      <Card title={t('accounts.signIn.byPassword')}>
        <Form
          t={t}
          action="/sign-in"
          form={password}
          hidden={{ next: String(password.values.next ?? '/today') }}
        >
          <TextInput
            t={t}
            form={password}
            name="login"
            label={t('accounts.field.login')}
            autocomplete="username"
            spellcheck={false}
          />
          <TextInput
            t={t}
            form={password}
            name="password"
            type="password"
            label={t('accounts.field.password')}
            autocomplete="current-password"
          />
          <ButtonRow>
            <Button icon="login">{t('accounts.signIn.action')}</Button>
          </ButtonRow>
        </Form>
      </Card>
      <Card title={t('accounts.signIn.byCode')} context={t('accounts.signIn.byCodeHint')}>
        <Form t={t} action="/enter" form={code}>
          <TextInput
            t={t}
            form={code}
            name="code"
            label={t('accounts.field.code')}
            example="1234-5678-9012-3456"
            inputmode="numeric"
            width="l"
            spellcheck={false}
          />
          <ButtonRow>
            <Button kind="secondary">{t('accounts.signIn.codeAction')}</Button>
          </ButtonRow>
        </Form>
      </Card>
    </Stack>,
  );
}

function enterPage(c: WebContext, form: FormState) {
  const t = c.get('t');
  return publicPage(
    c,
    { title: t('accounts.enter.title') },
    <Stack gap="l">
      <h1>{t('accounts.enter.title')}</h1>
      <Card>
        <Form t={t} action="/enter" form={form}>
          <TextInput
            t={t}
            form={form}
            name="code"
            label={t('accounts.field.code')}
            inputmode="numeric"
            width="l"
            spellcheck={false}
          />
          <ButtonRow>
            <Button size="l" icon="login">
              {t('accounts.signIn.codeAction')}
            </Button>
          </ButtonRow>
        </Form>
      </Card>
    </Stack>,
  );
}

function ownPage(c: WebContext, own: OwnAccount, form: FormState, status: 200 | 422 = 200) {
  const t = c.get('t');
  const viewer = requireViewer(c);
  const when = (instant: Date) => dateTime(c.get('locale'), instant, viewer.organization.timeZone);
  return page(
    c,
    { title: t('accounts.own.title'), status, scripts: ['focus-error-summary'] },
    <>
      <PageHead t={t} title={t('accounts.own.title')} context={viewer.organization.name} />
      <Stack gap="l">
        <Card
          title={t('accounts.own.passwordTitle')}
          context={own.hasPassword ? undefined : t('accounts.own.noPassword')}
        >
          <Form t={t} action="/account" form={form}>
            <TextInput
              t={t}
              form={form}
              name="login"
              label={t('accounts.field.login')}
              autocomplete="username"
              spellcheck={false}
            />
            {own.hasPassword ? (
              <TextInput
                t={t}
                form={form}
                name="currentPassword"
                type="password"
                label={t('accounts.field.currentPassword')}
                autocomplete="current-password"
              />
            ) : null}
            <TextInput
              t={t}
              form={form}
              name="newPassword"
              type="password"
              label={t('accounts.field.newPassword')}
              hint={t('accounts.hint.newPassword')}
              autocomplete="new-password"
            />
            <ButtonRow>
              <Button>{t('common.action.save')}</Button>
            </ButtonRow>
          </Form>
        </Card>
        <Card title={t('accounts.own.sessionsTitle')} context={t('accounts.own.sessionsHint')}>
          <PlainTable
            caption={t('accounts.own.sessionsTitle')}
            hideCaption
            head={[
              { label: t('accounts.own.device') },
              { label: t('accounts.own.since') },
              { label: t('accounts.own.lastSeen') },
              { label: t('accounts.own.end') },
            ]}
            rows={own.sessions.map((session) => [
              session.device,
              when(session.createdAt),
              when(session.lastSeenAt),
              session.tokenHash === viewer.sessionHash ? (
                t('accounts.own.thisOne')
              ) : (
                <PostButton action="/account/sessions/end" hidden={{ session: session.tokenHash }} size="s">
                  {t('accounts.own.endAction')}
                </PostButton>
              ),
            ])}
          />
          {own.sessions.length > 1 ? (
            <PostButton action="/account/sessions/end">{t('accounts.own.endOthers')}</PostButton>
          ) : null}
        </Card>
        <Card title={t('accounts.own.rolesTitle')}>
          <KeyValue
            items={[...viewer.scope.roles].map((role) => ({
              label: t(`common.role.${role}`),
              value: viewer.organization.shortName,
            }))}
          />
        </Card>
      </Stack>
    </>,
  );
}
