import type { FieldName, FrontMatter } from '../../model/front-matter.ts';
import type { Asked, FieldTest, Filter } from '../filter.ts';
import { predicateOf } from '../where/expression.ts';
import type { Expression } from '../where/expression.ts';
import { rangeCondition } from './day.ts';
import { dimensionFor } from './dimension.ts';
import type { Dimension } from './dimension.ts';

/** SQL that holds for all entries that are meant; not exact: for some others too. */
export interface Condition {
  readonly sql: string;
  readonly exact: boolean;
}

/** The distinct values of a dimension. */
export type ValuesOf = (dimension: Dimension) => ReadonlyMap<number, FrontMatter>;

const ALL: Condition = { sql: '1', exact: true };
const UNKNOWN: Condition = { sql: '1', exact: false };

/** A filter as a condition on the table `entry`, here named `e`. */
export function conditionOf({ range, tests }: Filter, valuesOf: ValuesOf): Condition {
  const dates = rangeCondition(range, 'e.id');
  const parts = tests.map((test) => testCondition(test, valuesOf));
  return both('AND', [dates === '' ? ALL : { sql: dates, exact: true }, ...parts]);
}

function testCondition({ asks, accepts, expression }: FieldTest, valuesOf: ValuesOf): Condition {
  return expression ? expressionCondition(expression, valuesOf) : dimensionCondition(asks, accepts, valuesOf);
}

function expressionCondition(expression: Expression, valuesOf: ValuesOf): Condition {
  if ('parts' in expression) {
    const parts = expression.parts.map((part) => expressionCondition(part, valuesOf));
    return both(expression.type === 'and' ? 'AND' : 'OR', parts);
  }
  if ('part' in expression) {
    const part = expressionCondition(expression.part, valuesOf);
    // A column is NULL where its field is missing: the comparison is then not true, so its opposite is.
    return part.exact ? { sql: `(${part.sql}) IS NOT TRUE`, exact: true } : UNKNOWN;
  }
  if (expression.field === 'words') {
    const sql = wordsCondition(expression);
    if (sql !== undefined) return { sql, exact: true };
  }
  return dimensionCondition(askedBy(expression), predicateOf(expression), valuesOf);
}

function wordsCondition(expression: Extract<Expression, { readonly field: unknown }>): string | undefined {
  if (expression.type === 'present') return 'e.words IS NOT NULL';
  const { operator, value } = expression;
  if (typeof value !== 'number') return undefined;
  return operator === '!=' ? `e.words IS NOT ${value}` : `e.words ${operator} ${value}`;
}

/** Whether there are attachments is known, not which. */
const askedBy = ({ type, field }: { readonly type: string; readonly field: FieldName }): readonly Asked[] =>
  type === 'present' && (field === 'attachments' || field === 'warnings') ? ['mark'] : [field];

/** The numbers of the values that pass the test. */
function dimensionCondition(
  asks: readonly Asked[],
  accepts: (data: FrontMatter) => boolean,
  valuesOf: ValuesOf,
): Condition {
  const dimension = dimensionFor(asks);
  if (dimension === undefined) return UNKNOWN;
  const values = [...valuesOf(dimension)];
  const accepted = values.filter(([, data]) => accepts(data)).map(([id]) => id);
  if (accepted.length === values.length) return ALL;
  return { sql: `e.${dimension} IN (${accepted.join()})`, exact: true };
}

/** A part that is not exact holds for more: so does the whole. */
function both(operator: 'AND' | 'OR', parts: readonly Condition[]): Condition {
  return {
    sql: balanced(
      operator,
      parts.map(({ sql }) => sql),
    ),
    exact: parts.every(({ exact }) => exact),
  };
}

/** Joined by halves: SQLite takes no tree deeper than 1000, which one part after the other would be. */
function balanced(operator: 'AND' | 'OR', parts: readonly string[]): string {
  const [first = '1', second] = parts;
  if (second === undefined) return first;
  const half = parts.length / 2;
  return `(${balanced(operator, parts.slice(0, half))}) ${operator} (${balanced(operator, parts.slice(half))})`;
}
