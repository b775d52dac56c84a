import type { FC } from 'hono/jsx';
import type { Translate } from '../i18n/index.ts';
import { controlState, Field, type FieldProps } from './field.tsx';
import { fieldId } from './form-state.ts';
import { Icon } from './icon.tsx';

export interface FileInputProps extends FieldProps {
  /** The browser's filter: `.xlsx,.csv`. */
  accept?: string | undefined;
  /** The same in words: «.xlsx, .csv». */
  formats?: string | undefined;
  /** Largest size in words: "20 MB". */
  limit?: string | undefined;
  multiple?: boolean | undefined;
}

/** A file to send; it can also be dropped on the frame. */
export const FileInput: FC<FileInputProps> = (props) => {
  const words = [
    props.hint,
    props.formats ? `${props.t('ui.file.formats', { formats: props.formats })}.` : undefined,
    props.limit ? `${props.t('ui.file.limit', { size: props.limit })}.` : undefined,
  ].filter((part) => part !== undefined);
  const withHint = { ...props, hint: words.length > 0 ? words.flatMap((word) => [word, ' ']) : undefined };
  return (
    <Field {...withHint}>
      <span class="file">
        <Icon name="file-upload" />
        <input
          class="file__control"
          id={fieldId(props.name)}
          name={props.name}
          type="file"
          accept={props.accept}
          multiple={props.multiple ?? false}
          {...controlState(withHint)}
        />
      </span>
    </Field>
  );
};

export interface SearchInputProps {
  t: Translate;
  /** What is searched: "Find a person". */
  label: string;
  name?: string | undefined;
  value?: string | undefined;
  action: string;
  /** `post` where what is searched for must not stand in the address: names. */
  method?: 'get' | 'post' | undefined;
  /** The rest of the address that a search keeps: filters, sort. */
  keep?: Record<string, string> | undefined;
  /** The list without a search; shown when there is one. */
  clearHref?: string | undefined;
  placeholder?: string | undefined;
}

/** A search over a list: a form by itself that changes only the address. */
export const SearchInput: FC<SearchInputProps> = (props) => {
  const name = props.name ?? 'q';
  return (
    <search class="search">
      <form class="search__form" method={props.method ?? 'get'} action={props.action}>
        {Object.entries(props.keep ?? {}).map(([key, value]) => (
          <input type="hidden" name={key} value={value} />
        ))}
        <label class="visually-hidden" for={`search-${name}`}>
          {props.label}
        </label>
        <Icon name="search" />
        <input
          class="input search__input"
          id={`search-${name}`}
          name={name}
          type="search"
          value={props.value ?? ''}
          placeholder={props.placeholder ?? props.label}
          autocomplete="off"
          enterkeyhint="search"
        />
        {props.value && props.clearHref ? (
          <a class="search__clear" href={props.clearHref}>
            <Icon name="x" size="s" />
            <span class="visually-hidden">{props.t('ui.search.clear')}</span>
          </a>
        ) : null}
        <button type="submit" class="search__submit">
          {props.t('ui.search.submit')}
        </button>
      </form>
    </search>
  );
};
