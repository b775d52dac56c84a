import type { FC } from 'hono/jsx';
import type { WebContext } from '../../http/env.ts';
import { requireViewer } from '../../http/viewer.ts';
import { dateTime, longDate, type MessageKey, shortDate } from '../../i18n/index.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  Checkbox,
  DataTable,
  DateInput,
  type Fact,
  FieldRow,
  FileInput,
  Fold,
  Form,
  type FormState,
  formState,
  KeyValue,
  Notice,
  Stack,
  TextArea,
  TextInput,
  Timeline,
} from '../../ui/index.ts';
import { mentoringFormTitle } from '../organizations/index.ts';
import { fullName } from '../people/index.ts';
import { numberWords, today } from './pages-common.tsx';
import { kindRules } from './register.ts';
import { choicesFor, type DocumentCard } from './service-register.ts';
import { uploadExtensions } from './upload-type.ts';

interface Part {
  c: WebContext;
  card: DocumentCard;
}

/** What a document is, where its files are, what may be done with it. */
export const DocumentDetails: FC<
  Part & { approval: FormState | undefined; remark: FormState | undefined }
> = ({ c, card, approval, remark }) => {
  const t = c.get('t');
  const { document } = card;
  const choices = choicesFor(card);
  return (
    <Stack gap="l">
      {document.remark === '' ? null : (
        <Notice tone="warn" title={t('documents.card.returned')}>
          {document.remark}
        </Notice>
      )}
      <DutyNotice c={c} card={card} />
      {choices.approve && document.status === 'onApproval' ? (
        <ApprovalCard c={c} card={card} form={approval} remark={remark} />
      ) : null}
      <Card title={t('documents.card.facts')}>
        <KeyValue items={facts(c, card)} />
      </Card>
      {choices.approve && document.status === 'draft' ? (
        <ApprovalCard c={c} card={card} form={approval} remark={undefined} />
      ) : null}
      {card.mayEdit && document.status !== 'archived' ? <ScanForm c={c} card={card} /> : null}
      {card.tandems.length > 0 ? <Telling c={c} card={card} /> : null}
      {card.tandems.length > 0 ? <OrderPeople c={c} card={card} /> : null}
      <History c={c} card={card} />
    </Stack>
  );
};

function facts(c: WebContext, card: DocumentCard): Fact[] {
  const t = c.get('t');
  const locale = c.get('locale');
  const { document, file, scan } = card;
  const link = (name: string, which: 'file' | 'scan') => (
    <a href={`/documents/${document.id}/${which}`}>{name}</a>
  );
  return [
    { label: t('documents.column.kind'), value: t(`documents.kind.${document.kind}`) },
    { label: t('documents.column.number'), value: numberWords(c, document) ?? t('documents.word.noNumber') },
    { label: t('documents.card.year'), value: card.year?.title ?? t('documents.word.always') },
    ...(document.approvedOn
      ? [{ label: t('documents.card.approvedOn'), value: longDate(locale, document.approvedOn) }]
      : []),
    {
      label: t(
        kindRules[document.kind].made && card.body.form !== 'uploaded'
          ? 'documents.card.made'
          : 'documents.card.file',
      ),
      value: file ? link(file.name, 'file') : t('common.word.none'),
    },
    { label: t('documents.card.scan'), value: scan ? link(scan.name, 'scan') : t('documents.word.noScan') },
    ...(kindRules[document.kind].personal
      ? [{ label: t('documents.card.site'), value: t('documents.word.personal') }]
      : [
          {
            label: t('documents.card.site'),
            value: t(document.published ? 'documents.word.published' : 'documents.word.notPublished'),
          },
        ]),
  ];
}

/** Employees who mentor employees without a written consent: who decided so and why. */
const DutyNotice: FC<Part> = ({ c, card }) => {
  const t = c.get('t');
  if (card.withoutDutyConsent === 0) return null;
  const reason = card.body.form === 'orderPairs' ? card.body.input.dutyReason : '';
  return (
    <Notice
      tone="warn"
      title={t('documents.duty.title', { count: card.withoutDutyConsent })}
      action={
        card.mayEdit ? (
          <ButtonLink size="s" href="/consents?purpose=mentorDuty&class=staff">
            {t('documents.duty.toConsents')}
          </ButtonLink>
        ) : undefined
      }
    >
      {reason === '' ? t('documents.duty.text') : t('documents.duty.reason', { reason })}
    </Notice>
  );
};

const ApprovalCard: FC<Part & { form: FormState | undefined; remark: FormState | undefined }> = (props) => {
  const { c, card } = props;
  const t = c.get('t');
  const { document } = card;
  const { numbered } = kindRules[document.kind];
  const version = String(document.version);
  const form =
    props.form ??
    formState({ number: document.number, datedOn: document.datedOn ?? today(c), approvedOn: today(c) });
  const remark = props.remark ?? formState();
  const needsConfirming = card.withoutDutyConsent > 0;
  return (
    <Card
      look={document.status === 'onApproval' ? 'tint' : 'plain'}
      title={t('documents.approve.title')}
      context={t(card.isPrincipal ? 'documents.approve.context' : 'documents.approve.contextPaper')}
      id="approve"
    >
      <Form t={t} action={`/documents/${document.id}/approve`} form={form} hidden={{ version }}>
        {numbered ? (
          <FieldRow>
            <TextInput
              t={t}
              form={form}
              name="number"
              label={t('documents.field.number')}
              example={t('documents.example.number')}
              width="m"
            />
            <DateInput t={t} form={form} name="datedOn" label={t('documents.field.date')} />
          </FieldRow>
        ) : null}
        <DateInput
          t={t}
          form={form}
          name="approvedOn"
          label={t('documents.field.approvedOn')}
          max={today(c)}
        />
        {needsConfirming && card.isPrincipal ? (
          <Checkbox
            t={t}
            form={form}
            name="dutyConfirmed"
            label={t('documents.field.dutyConfirmed')}
            hint={t('documents.hint.dutyConfirmed')}
          />
        ) : null}
        {needsConfirming && !card.isPrincipal ? <p>{t('documents.duty.onlyPrincipal')}</p> : null}
        <ButtonRow>
          <Button icon="writing-sign">{t('documents.action.approve')}</Button>
        </ButtonRow>
      </Form>
      {document.status === 'onApproval' ? (
        <Fold title={t('documents.sendBack.title')} level={3} look="line" open={props.remark !== undefined}>
          <Form t={t} action={`/documents/${document.id}/send-back`} form={remark} hidden={{ version }}>
            <TextArea t={t} form={remark} name="remark" label={t('documents.field.remark')} rows={2} />
            <ButtonRow>
              <Button kind="secondary">{t('documents.action.sendBack')}</Button>
            </ButtonRow>
          </Form>
        </Fold>
      ) : null}
    </Card>
  );
};

/** Notices to print, and the note that they were handed out (R202). */
const Telling: FC<Part> = ({ c, card }) => {
  const t = c.get('t');
  const { document, tandems } = card;
  const year = card.year?.startYear;
  if (year === undefined) return null;
  const told = tandems.filter((tandem) => tandem.informedOn !== undefined).length;
  const form = formState({ informedOn: today(c) });
  return (
    <Card
      title={t('documents.people.notices')}
      context={t('documents.people.informed', { told, count: tandems.length })}
      id="notices"
    >
      <Stack>
        <ButtonRow>
          <ButtonLink href={`/years/${year}/notices.docx?order=${document.id}`} icon="download">
            {t('documents.action.notices')}
          </ButtonLink>
        </ButtonRow>
        {card.mayEdit && told < tandems.length ? (
          <Form t={t} action={`/years/${year}/notices/informed`} form={form} hidden={{ order: document.id }}>
            <DateInput
              t={t}
              form={form}
              name="informedOn"
              label={t('documents.field.informedOn')}
              max={today(c)}
            />
            <ButtonRow>
              <Button kind="secondary" icon="checks">
                {t('documents.action.informed')}
              </Button>
            </ButtonRow>
          </Form>
        ) : null}
      </Stack>
    </Card>
  );
};

const OrderPeople: FC<Part> = ({ c, card }) => {
  const t = c.get('t');
  const locale = c.get('locale');
  const title = t('documents.people.title', { count: card.tandems.length });
  return (
    <Card title={title} id="people">
      <DataTable
        t={t}
        caption={title}
        rows={card.tandems}
        rowKey={(tandem) => tandem.id}
        rowHref={(tandem) => `/tandems/${tandem.id}`}
        columns={[
          {
            key: 'mentor',
            header: t('documents.people.mentor'),
            cell: (tandem) => fullName(tandem.mentor.person),
            primary: true,
          },
          {
            key: 'mentees',
            header: t('documents.people.mentees'),
            secondary: true,
            cell: (tandem) =>
              tandem.mentees
                .map(({ person }) => [fullName(person), person.classLabel].filter(Boolean).join(', '))
                .join('; '),
          },
          {
            key: 'form',
            header: t('documents.people.form'),
            cell: (tandem) => mentoringFormTitle(tandem.formCode),
            from: 'l',
            nowrap: true,
          },
          {
            key: 'term',
            header: t('documents.people.term'),
            from: 'm',
            cell: (tandem) =>
              tandem.startsOn && tandem.endsOn
                ? t('documents.people.fromTo', {
                    from: shortDate(locale, tandem.startsOn),
                    to: shortDate(locale, tandem.endsOn),
                  })
                : '—',
          },
        ]}
        empty={{ title }}
      />
    </Card>
  );
};

const ScanForm: FC<Part> = ({ c, card }) => {
  const t = c.get('t');
  return (
    <Card title={t('documents.scan.title')} context={t('documents.scan.context')} id="scan">
      <Fold
        title={t(card.scan ? 'documents.scan.replace' : 'documents.scan.add')}
        level={3}
        look="line"
        open={card.document.status === 'approved' && !card.scan}
      >
        <Form t={t} action={`/documents/${card.document.id}/scan`} files>
          <FileInput
            t={t}
            name="file"
            label={t('documents.field.scan')}
            accept={uploadExtensions.join(',')}
            formats={t('documents.hint.formats')}
            limit={t('documents.hint.limit')}
          />
          <ButtonRow>
            <Button kind="secondary" icon="file-upload">
              {t('documents.action.uploadScan')}
            </Button>
          </ButtonRow>
        </Form>
      </Fold>
    </Card>
  );
};

const historyKeys: Readonly<Record<string, MessageKey>> = {
  'document.make': 'documents.history.make',
  'document.upload': 'documents.history.upload',
  'document.change': 'documents.history.change',
  'document.scan': 'documents.history.scan',
  'document.submit': 'documents.history.submit',
  'document.sendBack': 'documents.history.sendBack',
  'document.approve': 'documents.history.approve',
  'document.publish': 'documents.history.publish',
  'document.unpublish': 'documents.history.unpublish',
  'document.archive': 'documents.history.archive',
  'document.informed': 'documents.history.informed',
};

const History: FC<Part> = ({ c, card }) => {
  const t = c.get('t');
  const { timeZone } = requireViewer(c).organization;
  const items = card.history.flatMap((line) => {
    const key = historyKeys[line.action];
    if (key === undefined) return [];
    const tone = line.action === 'document.approve' ? ('good' as const) : ('neutral' as const);
    return [{ when: dateTime(c.get('locale'), line.occurredAt, timeZone), title: t(key), tone }];
  });
  return items.length === 0 ? null : (
    <Card title={t('documents.card.history')}>
      <Timeline items={items} />
    </Card>
  );
};
