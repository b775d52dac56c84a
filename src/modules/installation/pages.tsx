import { Refusal } from '../../core/refusal.ts';
import { addressOf } from '../../http/client-address.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { readForm, withError } from '../../http/forms.ts';
import { publicPage } from '../../http/page.tsx';
import { writeSessionCookie } from '../../http/session-cookie.ts';
import {
  Button,
  ButtonRow,
  Card,
  Checkbox,
  FieldRow,
  Fieldset,
  Form,
  type FormState,
  formState,
  PostButton,
  Stack,
  TextInput,
} from '../../ui/index.ts';
import { deviceName, sessionDays } from '../accounts/index.ts';
import { readMark } from '../demonstration/index.ts';
import { isEmptyInstallation } from '../organizations/index.ts';
import { setupForm } from './schema.ts';
import { isSetupKeyAsked, setUp } from './service.ts';

/** First visit: the organisation and its first administrator, or the demonstration school. */
export function setupPages(app: WebApp): void {
  app.get('/', async (c) => {
    if (c.get('viewer')) return c.redirect('/today', 303);
    if (await isEmptyInstallation(c.get('platform'))) return c.redirect('/setup', 303);
    return c.redirect((await readMark(c.get('platform'))) ? '/demonstration' : '/sign-in', 303);
  });

  app.get('/setup', async (c) => {
    if (!(await isEmptyInstallation(c.get('platform')))) return c.redirect('/sign-in', 303);
    return setupPage(c, formState({ isCurator: 'yes' }));
  });

  app.post('/setup', async (c) => {
    const result = await readForm(c, setupForm);
    if (!result.ok) return setupPage(c, result.form, 422);
    try {
      const attempt = { address: addressOf(c), device: deviceName(c.req.header('user-agent') ?? '') };
      const { cookie } = await setUp(c.get('platform'), result.data, attempt);
      writeSessionCookie(c, cookie, sessionDays);
    } catch (error) {
      if (error instanceof Refusal && error.status === 422)
        return setupPage(c, withError(c, result.form, 'setupKey', error), 422);
      throw error;
    }
    return c.redirect('/today', 303);
  });
}

async function setupPage(c: WebContext, form: FormState, status: 200 | 422 = 200) {
  const t = c.get('t');
  const keyAsked = await isSetupKeyAsked(c.get('platform'));
  return publicPage(
    c,
    { title: t('installation.setup.title'), status, width: 'text', scripts: ['focus-error-summary'] },
    <Stack gap="l">
      <Stack gap="s">
        <h1>{t('installation.setup.title')}</h1>
        <p>{t('installation.setup.intro')}</p>
      </Stack>
      <Card look="tint" title={t('installation.demo.title')} context={t('installation.demo.text')}>
        <PostButton action="/setup/demonstration" icon="player-play">
          {t('installation.demo.action')}
        </PostButton>
      </Card>
      <Card title={t('installation.setup.own')} context={t('installation.setup.ownText')}>
        <Form t={t} action="/setup" form={form}>
          {keyAsked ? (
            <TextInput
              t={t}
              form={form}
              name="setupKey"
              label={t('installation.field.setupKey')}
              hint={t('installation.hint.setupKey')}
              inputmode="numeric"
              width="m"
            />
          ) : null}
          <Fieldset legend={t('installation.setup.school')}>
            <TextInput
              t={t}
              form={form}
              name="name"
              label={t('organizations.field.name')}
              example={t('installation.example.name')}
            />
            <TextInput
              t={t}
              form={form}
              name="shortName"
              label={t('organizations.field.shortName')}
              example={t('installation.example.shortName')}
              width="l"
            />
            <TextInput
              t={t}
              form={form}
              name="place"
              label={t('organizations.field.place')}
              example={t('organizations.example.place')}
              width="l"
            />
            <TextInput
              t={t}
              form={form}
              name="principalName"
              label={t('organizations.field.principalName')}
              hint={t('organizations.profile.headHint')}
            />
          </Fieldset>
          <Fieldset legend={t('installation.setup.you')} hint={t('installation.setup.youHint')}>
            <TextInput
              t={t}
              form={form}
              name="lastName"
              label={t('installation.field.lastName')}
              width="l"
              autocomplete="family-name"
            />
            <FieldRow>
              <TextInput
                t={t}
                form={form}
                name="firstName"
                label={t('installation.field.firstName')}
                autocomplete="given-name"
              />
              <TextInput
                t={t}
                form={form}
                name="middleName"
                label={t('installation.field.middleName')}
                optional
                autocomplete="additional-name"
              />
            </FieldRow>
            <TextInput
              t={t}
              form={form}
              name="post"
              label={t('installation.field.post')}
              example={t('installation.example.post')}
              optional
              width="l"
            />
            <Checkbox t={t} form={form} name="isCurator" label={t('installation.field.isCurator')} />
            <TextInput
              t={t}
              form={form}
              name="login"
              label={t('accounts.field.login')}
              autocomplete="username"
              width="l"
              spellcheck={false}
            />
            <TextInput
              t={t}
              form={form}
              name="password"
              type="password"
              label={t('accounts.field.password')}
              hint={t('accounts.hint.newPassword')}
              autocomplete="new-password"
              width="l"
            />
          </Fieldset>
          <ButtonRow>
            <Button size="l">{t('installation.setup.action')}</Button>
          </ButtonRow>
        </Form>
      </Card>
    </Stack>,
  );
}
