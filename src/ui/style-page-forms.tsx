import type { FC } from 'hono/jsx';
import words from '../../content/style-page.json' with { type: 'json' };
import type { Translate } from '../i18n/index.ts';
import { Button, ButtonRow } from './button.tsx';
import { Checkbox, CheckboxGroup, RadioGroup } from './choices.tsx';
import { FileInput } from './file-input.tsx';
import { FieldRow, Fieldset, Form } from './form.tsx';
import { formState } from './form-state.ts';
import { Grid } from './layout.tsx';
import { MoodInput, ScaleInput } from './scale-input.tsx';
import { Card } from './section.tsx';
import { DateInput, Select, TextArea, TextInput } from './text-inputs.tsx';

const f = words.forms;
const form = formState(
  {
    familyName: f.familyNameValue,
    metOn: '2027-02-31',
    topics: ['lessons', 'future'],
    kind: 'student-student',
  },
  f.errors,
);
const clean = formState({ scale: '8', mood: '4', pairing: 'auto', agree: 'yes' });

/** A form with mistakes in it and one in order. */
export const Forms: FC<{ t: Translate }> = ({ t }) => (
  <Grid min="l" gap="l">
    <Card>
      <Form t={t} action="/meetings" form={form} confirmLeave label={f.legend}>
        <TextInput
          t={t}
          form={form}
          name="familyName"
          label={f.familyName}
          hint={f.familyNameHint}
          example={f.familyNameExample}
          autocomplete="family-name"
        />
        <Fieldset legend={f.legend} hint={f.legendHint}>
          <FieldRow>
            <DateInput t={t} form={form} name="metOn" label={f.metOn} />
            <TextInput t={t} form={form} name="metAt" label={f.time} type="time" width="s" optional />
          </FieldRow>
          <Select t={t} form={form} name="kind" label={f.form} options={f.formOptions} />
          <RadioGroup t={t} form={form} name="place" label={f.place} options={f.placeOptions} />
          <CheckboxGroup
            t={t}
            form={form}
            name="topics"
            label={f.topics}
            options={f.topicOptions}
            layout="row"
            optional
          />
          <TextArea t={t} form={form} name="notes" label={f.notes} maxlength={500} optional />
        </Fieldset>
        <ButtonRow>
          <Button>{f.save}</Button>
          <Button kind="quiet" skipChecks>
            {f.draft}
          </Button>
        </ButtonRow>
      </Form>
    </Card>
    <Card>
      <Form t={t} action="/upload" form={clean} files label={f.file}>
        <FileInput
          t={t}
          form={clean}
          name="file"
          label={f.file}
          hint={f.fileHint}
          accept=".xlsx,.csv"
          formats=".xlsx, .csv"
          limit={f.fileLimit}
        />
        <RadioGroup
          t={t}
          form={clean}
          name="pairing"
          label={f.kinds}
          options={f.kindOptions}
          layout="cards"
        />
        <ScaleInput t={t} form={clean} name="scale" label={f.scale} lowLabel={f.low} highLabel={f.high} />
        <MoodInput t={t} form={clean} name="mood" label={f.mood} />
        <Checkbox t={t} form={clean} name="agree" label={f.agree} hint={f.agreeHint} />
      </Form>
    </Card>
  </Grid>
);
