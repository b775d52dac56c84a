import type { WebContext } from '../../http/env.ts';
import { page } from '../../http/page.tsx';
import { longDate } from '../../i18n/index.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  DateInput,
  Form,
  type FormState,
  PageHead,
  PrintOnly,
  TextArea,
} from '../../ui/index.ts';
import { address, nameOf, signerWords, today, type View } from './pages-view.tsx';
import type { Registry } from './service.ts';

/** A list to print: who has to bring what, class by class, with room to tick. */
export function missingPage(c: WebContext, view: View, { lines }: Registry) {
  const t = c.get('t');
  const day = today(c);
  const missing = lines.filter((line) => line.state !== 'given');
  const groups = [...new Set(missing.map((line) => line.classLabel ?? t('consents.word.staff')))];
  return page(
    c,
    { title: t('consents.missing.title') },
    <>
      <PageHead
        t={t}
        title={t('consents.missing.title')}
        crumbs={[{ label: t('consents.registry.title'), href: address('/consents', view) }]}
        context={t('consents.missing.context', {
          count: missing.length,
          purpose: t(`consents.purpose.${view.purpose}`),
          date: longDate(c.get('locale'), day),
        })}
        action={
          <ButtonLink
            href={`/documents/missing-consents.docx?class=${view.group}&purpose=${view.purpose}&who=${view.who}`}
            icon="download"
          >
            {t('consents.missing.docx')}
          </ButtonLink>
        }
      />
      {missing.length === 0 ? <p>{t('consents.empty.noneText')}</p> : null}
      {groups.map((label) => (
        <Card title={label}>
          <ol class="tick-list">
            {missing
              .filter((line) => (line.classLabel ?? t('consents.word.staff')) === label)
              .map((line) => (
                <li>
                  {nameOf(line)} <small>{signerWords(c, line)}</small>
                </li>
              ))}
          </ol>
        </Card>
      ))}
      <PrintOnly>
        <p>{t('consents.missing.printed', { date: longDate(c.get('locale'), day) })}</p>
      </PrintOnly>
    </>,
  );
}

export function withdrawPage(c: WebContext, id: string, form: FormState, status: 200 | 422 = 200) {
  const t = c.get('t');
  return page(
    c,
    { title: t('consents.withdraw.title'), status, scripts: ['focus-error-summary'] },
    <>
      <PageHead
        t={t}
        title={t('consents.withdraw.title')}
        context={t('consents.withdraw.context')}
        crumbs={[{ label: t('consents.registry.title'), href: '/consents' }]}
      />
      <Card>
        <Form t={t} action={`/consents/${id}/withdraw`} form={form}>
          <DateInput
            t={t}
            form={form}
            name="withdrawnOn"
            label={t('consents.field.withdrawnOn')}
            max={today(c)}
          />
          <TextArea t={t} form={form} name="note" label={t('consents.field.note')} optional />
          <ButtonRow>
            <Button kind="danger">{t('consents.withdraw.action')}</Button>
            <ButtonLink href="/consents" kind="quiet">
              {t('common.action.cancel')}
            </ButtonLink>
          </ButtonRow>
        </Form>
      </Card>
    </>,
  );
}
