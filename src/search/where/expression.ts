import type { FieldName, FrontMatter } from '../../model/front-matter.ts';
import { folded } from '../fold-value.ts';

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | '~' | '!~';

/** One field held against one value. */
export interface Comparison {
  readonly type: 'compare';
  readonly field: FieldName;
  readonly operator: Operator;
  readonly value: string | number;
}

/** A condition on the front matter, parsed. */
export type Expression =
  | { readonly type: 'and' | 'or'; readonly parts: readonly Expression[] }
  | { readonly type: 'not'; readonly part: Expression }
  | { readonly type: 'present'; readonly field: FieldName }
  | Comparison;

/** Fields that hold dates: these are compared as exactly as the value is given, so that `date <= 2021` holds for all of 2021. */
const DATES: ReadonlySet<string> = new Set(['date', 'updated', 'retrieved']);

/** The predicate of an expression. A field that is missing equals nothing and contains nothing. */
export function predicateOf(expression: Expression): (data: FrontMatter) => boolean {
  if ('parts' in expression) {
    const parts = expression.parts.map(predicateOf);
    return expression.type === 'and'
      ? (data) => parts.every((part) => part(data))
      : (data) => parts.some((part) => part(data));
  }
  if ('part' in expression) {
    const part = predicateOf(expression.part);
    return (data) => !part(data);
  }
  if (expression.type === 'compare') return comparisonOf(expression);
  return (data) => isPresent(data[expression.field]);
}

const isPresent = (value: FrontMatter[FieldName]): boolean =>
  value !== undefined && (typeof value !== 'object' || value.length > 0);

/** The fields that an expression asks for. */
export function fieldsOf(expression: Expression): FieldName[] {
  if ('parts' in expression) return expression.parts.flatMap(fieldsOf);
  return 'part' in expression ? fieldsOf(expression.part) : [expression.field];
}

/** Of a list, one item must do; with `!=` and `!~`, none may. */
function comparisonOf({ field, operator, value }: Comparison): (data: FrontMatter) => boolean {
  if (operator === '!=' || operator === '!~') {
    const opposite = comparisonOf({ type: 'compare', field, operator: operator === '!=' ? '=' : '~', value });
    return (data) => !opposite(data);
  }
  const test = typeof value === 'number' ? numberTest(operator, value) : textTest(operator, value, DATES.has(field));
  return (data) => {
    const given = data[field];
    if (given === undefined) return false;
    return typeof given === 'object' ? given.some(test) : test(given);
  };
}

type Test = (given: string | number) => boolean;

const numberTest =
  (operator: Operator, value: number): Test =>
  (given) =>
    inOrder(Number(given) - value, operator);

function textTest(operator: Operator, value: string, isDate: boolean): Test {
  const wanted = folded(value);
  if (operator === '~') return (given) => folded(String(given)).includes(wanted);
  if (isDate) return (given) => inOrder(compare(folded(String(given)).slice(0, wanted.length), wanted), operator);
  return (given) => inOrder(compare(folded(String(given)), wanted), operator);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function inOrder(difference: number, operator: Operator): boolean {
  if (operator === '=') return difference === 0;
  if (operator === '<') return difference < 0;
  if (operator === '<=') return difference <= 0;
  return operator === '>' ? difference > 0 : difference >= 0;
}
