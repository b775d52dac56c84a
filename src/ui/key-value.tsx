import type { Child, FC } from 'hono/jsx';

export interface Fact {
  label: string;
  value: Child;
  /** A link that mends or opens this fact. */
  action?: Child | undefined;
}

/** Facts about one thing, name and value. */
export const KeyValue: FC<{ items: readonly Fact[]; look?: 'rows' | 'stacked' | undefined }> = (props) => (
  <dl class="key-value" data-look={props.look ?? 'rows'}>
    {props.items.map((item) => (
      <div class="key-value__row">
        <dt class="key-value__label">{item.label}</dt>
        <dd class="key-value__value">{item.value}</dd>
        {item.action ? <dd class="key-value__action">{item.action}</dd> : null}
      </div>
    ))}
  </dl>
);
