import { notFound, Refusal } from '../../core/refusal.ts';
import { addressOf } from '../../http/client-address.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { readForm, withError } from '../../http/forms.ts';
import { publicPage, roleKey } from '../../http/page.tsx';
import { writeSessionCookie } from '../../http/session-cookie.ts';
import type { Platform } from '../../platform.ts';
import {
  Alert,
  Button,
  ButtonRow,
  Card,
  Form,
  type FormState,
  formState,
  Grid,
  KeyValue,
  PersonLine,
  PostButton,
  Progress,
  Stack,
  TextInput,
} from '../../ui/index.ts';
import { deviceName, sessionDays } from '../accounts/index.ts';
import type { DemonstrationAccount, FillingProgress } from './demonstration.ts';
import { enterForm, startForm } from './schema.ts';
import { demonstrationAccounts, enterDemonstration, readMark } from './service.ts';
import { fillingOf, startFilling } from './service-run.ts';

const start = '/setup/demonstration';
const refreshSeconds = 2;

export interface DemonstrationHooks {
  /** Refuses once there is an organisation (409) and while the printed key was not given (422). */
  readonly refuseUnlessSetupOpen: (platform: Platform, givenKey: string | undefined) => Promise<void>;
}

/** The button of the first visit, how far the filling is, and the accounts to look around with. */
export function demonstrationPages(app: WebApp, hooks: DemonstrationHooks): void {
  app.post(start, async (c) => {
    const platform = c.get('platform');
    // While the school is being filled the database is busy with it: the answer must not wait for that.
    if (fillingOf(platform)?.state === 'running') return c.redirect(start, 303);
    if (await readMark(platform)) return c.redirect('/demonstration', 303);
    const result = await readForm(c, startForm);
    if (!result.ok) return keyPage(c, result.form);
    try {
      await hooks.refuseUnlessSetupOpen(platform, result.data.setupKey);
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 422) throw error;
      const asked = result.data.setupKey === undefined;
      return keyPage(c, asked ? formState() : withError(c, result.form, 'setupKey', error));
    }
    startFilling(platform);
    return c.redirect(start, 303);
  });

  app.get(start, async (c) => {
    const filling = fillingOf(c.get('platform'));
    if (filling && filling.state !== 'done') return fillingPage(c, filling);
    return c.redirect((await readMark(c.get('platform'))) ? '/demonstration' : '/setup', 303);
  });

  app.get(`${start}/progress`, (c) => {
    const filling = fillingOf(c.get('platform'));
    if (!filling) throw notFound();
    const { done, total, state, step } = filling;
    return c.json({ done, total, state, note: c.get('t')(`demonstration.step.${step}`) });
  });

  app.get('/demonstration', async (c) => {
    if (!(await readMark(c.get('platform')))) throw notFound();
    return accountsPage(c);
  });

  app.post('/demonstration/sign-in', async (c) => {
    const result = await readForm(c, enterForm);
    if (!result.ok) throw notFound();
    const attempt = { address: addressOf(c), device: deviceName(c.req.header('user-agent') ?? '') };
    try {
      const cookie = await enterDemonstration(c.get('platform'), result.data.login, attempt);
      writeSessionCookie(c, cookie, sessionDays);
    } catch (error) {
      if (!(error instanceof Refusal) || error.status === 404) throw error;
      return accountsPage(c, error);
    }
    return c.redirect('/today', 303);
  });
}

/** The key is printed by the server when other machines can reach it. */
function keyPage(c: WebContext, form: FormState) {
  const t = c.get('t');
  return publicPage(
    c,
    { title: t('demonstration.key.title'), status: 422, scripts: ['focus-error-summary'] },
    <Stack gap="l">
      <Stack gap="s">
        <h1>{t('demonstration.key.title')}</h1>
        <p>{t('demonstration.key.text')}</p>
      </Stack>
      <Card>
        <Form t={t} action={start} form={form}>
          <TextInput
            t={t}
            form={form}
            name="setupKey"
            label={t('demonstration.key.field')}
            inputmode="numeric"
            width="m"
          />
          <ButtonRow>
            <Button icon="player-play">{t('demonstration.key.action')}</Button>
          </ButtonRow>
        </Form>
      </Card>
    </Stack>,
  );
}

function fillingPage(c: WebContext, filling: FillingProgress) {
  const t = c.get('t');
  const running = filling.state === 'running';
  return publicPage(
    c,
    {
      title: t('demonstration.filling.title'),
      width: 'text',
      scripts: running ? ['progress-poll'] : [],
      refreshSeconds: running ? refreshSeconds : undefined,
    },
    <Stack gap="l">
      <Stack gap="s">
        <h1>{t('demonstration.filling.title')}</h1>
        <p>{t('demonstration.filling.text')}</p>
      </Stack>
      {running ? null : (
        <Alert
          title={t('demonstration.failed.title')}
          action={
            <PostButton action={start} kind="primary">
              {t('demonstration.failed.action')}
            </PostButton>
          }
        >
          {t('demonstration.failed.text')}
        </Alert>
      )}
      <Card>
        <Progress
          t={t}
          label={t('demonstration.filling.label')}
          done={filling.done}
          total={filling.total}
          state={filling.state}
          note={running ? t(`demonstration.step.${filling.step}`) : undefined}
          pollHref={running ? `${start}/progress` : undefined}
        />
      </Card>
    </Stack>,
  );
}

function accountsPage(c: WebContext, refused?: Refusal) {
  const t = c.get('t');
  const { accounts, password } = demonstrationAccounts();
  const form = refused ? withError(c, formState(), 'form', refused) : formState();
  return publicPage(
    c,
    {
      title: t('demonstration.accounts.title'),
      status: refused ? 422 : 200,
      width: 'wide',
    },
    <Stack gap="l">
      <Stack gap="s">
        <h1>{t('demonstration.accounts.title')}</h1>
        <p>{t('demonstration.accounts.text')}</p>
      </Stack>
      {refused ? <Alert title={t('demonstration.accounts.refused')}>{form.errors.form}</Alert> : null}
      <KeyValue items={[{ label: t('demonstration.accounts.password'), value: <code>{password}</code> }]} />
      <Grid min="l">
        {accounts.map((account) => (
          <AccountCard c={c} account={account} />
        ))}
      </Grid>
    </Stack>,
  );
}

/** One role: who it is, what there is to see, and the way in. */
function AccountCard({ c, account }: { c: WebContext; account: DemonstrationAccount }) {
  const t = c.get('t');
  const { login, role, name } = account;
  return (
    <Card
      foot={
        <PostButton
          action="/demonstration/sign-in"
          hidden={{ login }}
          icon="login"
          kind={role === 'curator' ? 'primary' : 'secondary'}
          wide
        >
          {t(`demonstration.enter.${role}`)}
        </PostButton>
      }
    >
      <Stack gap="s">
        <PersonLine name={name} note={t(roleKey(role))} />
        <p>{t(`demonstration.see.${role}`)}</p>
        <KeyValue items={[{ label: t('demonstration.accounts.login'), value: <code>{login}</code> }]} />
      </Stack>
    </Card>
  );
}
