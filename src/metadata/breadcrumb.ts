import { findDates } from './date/find.ts';
import { isWebAddress } from './site-name.ts';
import { matchLabels } from '../document/lexicon/match.ts';

const SEPARATOR = /\s*(?:[>›»→＞⟩▸▶❯]+|::|\s[/|·•\\]\s|^\s*\/\s)\s*/u;
/** The last step of Chinese breadcrumbs: "text", not a section. */
const TEXT_STEP = /^(?:正文|内容|詳細|详情|本文)$/;
/** A section's name is short. */
const MAX_STEP = 120;

/**
 * The sections of a breadcrumb line, outermost first: without "You are here", the home page, and the release itself.
 * @param text `HOME > News > Press releases`; no-break spaces count as spaces
 */
export function breadcrumbSteps(text: string, title?: string): readonly string[] {
  return sectionSteps(text.split(SEPARATOR), title);
}

/** The same for steps that are known as such. */
export function sectionSteps(steps: readonly string[], title = ''): readonly string[] {
  const own = folded(title);
  const sections = steps
    .map(cleanStep)
    .filter(
      (step) =>
        /[\p{L}\p{N}]/u.test(step) &&
        step.length <= MAX_STEP &&
        !TEXT_STEP.test(step) &&
        !isHome(step) &&
        !isDay(step) &&
        !isOwn(step, own),
    );
  // the home page may be named by its address
  return isWebAddress(sections[0] ?? '') ? sections.slice(1) : sections;
}

/** A step without "You are here:" and bullets; words said twice ("Back to: News room News room") once. */
const cleanStep = (step: string): string =>
  step
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/^[^\p{L}\p{N}]*(?:[^:：]{0,30}[:：]\s*(?=\S))?/u, (label) => (isBreadcrumbLabel(label) ? '' : label))
    .trim()
    .slice(0, MAX_STEP * 4)
    .replace(/^(?:[^:：]{1,40}[:：] ?)?(.{6,120}) \1$/u, '$1');

/** The release itself: its title, also behind a label or cut with dots. */
function isOwn(step: string, title: string): boolean {
  if (title === '') return false;
  const key = folded(step);
  if (key === title || folded(step.replace(LABEL, '')) === title) return true;
  return /(?:…|\.{2,})$/.test(step) && key.length >= 4 && title.startsWith(key);
}

const LABEL = /^[^:：]{1,40}[:：]\s*/u;

/** A day is no section; a year may be one. */
function isDay(step: string): boolean {
  const [date] = findDates(step);
  return date?.start === 0 && date.end === step.length && date.value.length >= 10;
}

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
const isHome = (step: string): boolean =>
  matchLabels(step).some(({ kind, whole }) => whole && (kind === 'home' || kind === 'breadcrumb'));
const isBreadcrumbLabel = (label: string): boolean =>
  !/[\p{L}\p{N}]/u.test(label) || matchLabels(label).some(({ kind }) => kind === 'breadcrumb');
