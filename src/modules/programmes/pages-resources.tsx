import type { FC } from 'hono/jsx';
import type { WebContext } from '../../http/env.ts';
import {
  Button,
  ButtonRow,
  Card,
  Checkbox,
  Fold,
  Form,
  type FormState,
  formState,
  PostButton,
  RadioGroup,
  Section,
  Select,
  Stack,
  TaskList,
  TextInput,
} from '../../ui/index.ts';
import { contours, type ProgrammeResource, resourceKinds } from './resource.ts';
import type { StageCard } from './service-stages.ts';

export interface ResourceForms {
  readonly resource?: FormState;
}

interface Props {
  c: WebContext;
  card: StageCard;
  forms: ResourceForms;
}

/** Resources of the programme, by where they come from: the outcome of stage 1 (R166). */
export const ResourceCard: FC<Props> = ({ c, card, forms }) => {
  const t = c.get('t');
  return (
    <Card title={t('programmes.resource.title')} context={t('programmes.resource.context')} id="resources">
      <Stack>
        {contours.map((contour) => {
          const own = card.resources.filter((resource) => resource.contour === contour);
          return (
            <Section title={t(`programmes.resource.${contour}`)} level={3}>
              {own.length === 0 ? (
                <p>{t('programmes.resource.none')}</p>
              ) : (
                <TaskList
                  t={t}
                  label={t(`programmes.resource.${contour}`)}
                  items={own.map((resource) => ({
                    title: resource.title,
                    state: resource.available ? 'done' : 'ahead',
                    word: '',
                    note: [
                      t(`programmes.resourceKind.${resource.kind}`),
                      resource.source,
                      t(resource.available ? 'programmes.resource.available' : 'programmes.resource.missing'),
                    ]
                      .filter((part) => part !== '')
                      .join(' · '),
                    action: card.mayEdit ? <Changes c={c} card={card} resource={resource} /> : undefined,
                  }))}
                />
              )}
            </Section>
          );
        })}
        {card.mayEdit ? <AddForm c={c} card={card} form={forms.resource} /> : null}
      </Stack>
    </Card>
  );
};

function Changes({ c, card, resource }: { c: WebContext; card: StageCard; resource: ProgrammeResource }) {
  const t = c.get('t');
  const action = `/years/${card.year.startYear}/stages/1/resources/change`;
  const word = t(resource.available ? 'programmes.resource.setMissing' : 'programmes.resource.setAvailable');
  const label = (verb: string) => t('programmes.resource.actionOn', { action: verb, title: resource.title });
  return (
    <ButtonRow>
      <PostButton
        action={action}
        hidden={{ id: resource.id, change: resource.available ? 'missing' : 'available' }}
        size="s"
        label={label(word)}
      >
        {word}
      </PostButton>
      <PostButton
        action={action}
        hidden={{ id: resource.id, change: 'remove' }}
        size="s"
        kind="quiet"
        label={label(t('programmes.resource.remove'))}
      >
        {t('programmes.resource.remove')}
      </PostButton>
    </ButtonRow>
  );
}

function AddForm(props: { c: WebContext; card: StageCard; form: FormState | undefined }) {
  const t = props.c.get('t');
  const form = props.form ?? formState({ contour: 'inner', available: 'on' });
  return (
    <Fold title={t('programmes.resource.add')} level={3} look="line" open={props.form !== undefined}>
      <Form t={t} action={`/years/${props.card.year.startYear}/stages/1/resources`} form={form}>
        <TextInput
          t={t}
          form={form}
          name="title"
          label={t('programmes.resource.name')}
          example={t('programmes.resource.nameExample')}
        />
        <Select
          t={t}
          form={form}
          name="kind"
          label={t('programmes.resource.kind')}
          options={resourceKinds.map((kind) => ({
            value: kind,
            label: t(`programmes.resourceKind.${kind}`),
          }))}
          width="l"
        />
        <RadioGroup
          t={t}
          form={form}
          name="contour"
          label={t('programmes.resource.contour')}
          layout="row"
          options={[
            { value: 'inner', label: t('programmes.resource.contourInner') },
            { value: 'outer', label: t('programmes.resource.contourOuter') },
          ]}
        />
        <TextInput t={t} form={form} name="source" label={t('programmes.resource.source')} optional />
        <Checkbox t={t} form={form} name="available" value="on" label={t('programmes.resource.available')} />
        <ButtonRow>
          <Button kind="secondary">{t('programmes.resource.add')}</Button>
        </ButtonRow>
      </Form>
    </Fold>
  );
}
