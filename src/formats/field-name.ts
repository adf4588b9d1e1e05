import { languageTag } from './language-name.ts';
import type { StatedFields } from './member.ts';

/** What a foreign field holds: one of our fields, the text itself, or nothing that we keep. */
export type FieldTarget = keyof StatedFields | 'text' | 'ignored';

/** Names of fields met in front matter, exports of news databases and scrapers' dumps, in lower case with `_` for `-` and blanks. */
const NAMES: Readonly<Record<FieldTarget, string>> = {
  title:
    'title headline headlines subject titel titre título titulo titolo tytuł 标题 標題 题名 タイトル 제목 заголовок название العنوان hd',
  subtitle: 'subtitle subheadline subhead dek kicker untertitel soustitre',
  date:
    'date published publish_date publication_date pub_date pubdate published_at date_published datepublished release_date released approve_date posted posted_on ' +
    'created datum fecha data date_de_publication 发布日期 发布时间 日期 时间 発行日 日付 배포일 일자 дата التاريخ pd',
  updated:
    'updated last_updated modified last_modified lastmod date_modified datemodified updated_at 最終更新日 更新时间',
  author: 'author authors byline by creator speaker autor auteur autore 作者 著者 기자 автор',
  publisher:
    'publisher publication_title ministry agency organization organisation office department member publication herausgeber 부처 发布机构 发布单位 sn',
  section: 'section category categories rubrique ressort sección seção sezione 栏目 rubrik se',
  tags: 'tags keywords issues topics schlagworte mots_clés etiquetas 关键词 теги',
  url: 'url link original_url source_url permalink canonical canonical_url web_address document_url 원문 原文 原文链接 链接',
  lang: 'lang language language_of_publication locale sprache langue idioma la',
  description: 'description summary abstract excerpt teaser zusammenfassung résumé 摘要',
  text: 'text body content contents full_text fulltext article inhalt texte contenu 正文 内容 본문 td lp',
  ignored:
    'length graphic load_date loaddate publication_type document_type dateline correction correction_date journal_code wc cy ct edition page pages status_code id guid slug layout draft ' +
    'newsitemid news_item_id attachment_count grouping_code from to cc message_id return_path received content_type mime_version content_transfer_encoding ' +
    'publication_info source_type proquest_document_id database copyright issn publication_year publication_subject place_of_publication ' +
    'country_of_publication publication_date_year links volume issue identifier_/_keyword people location companies',
};

const TARGETS = new Map<string, FieldTarget>();
for (const target of [
  'title',
  'subtitle',
  'date',
  'updated',
  'author',
  'publisher',
  'section',
  'tags',
  'url',
  'lang',
  'description',
  'text',
  'ignored',
] as const) {
  for (const name of NAMES[target].split(' ')) TARGETS.set(name, target);
}

/** The field that a foreign name stands for; nothing for a name that is not known. */
export function fieldTarget(name: string): FieldTarget | undefined {
  const key = name
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  return TARGETS.get(key);
}

const LISTS: ReadonlySet<string> = new Set(['author', 'section', 'tags']);

/** Between tags that stand in one line, as `readTags` parts those of a page. */
const TAG_MARK = /[,;，；、]/;

/** Adds a value under the field that a foreign name stands for; the first one given stays. */
export function addField(fields: Record<string, unknown>, name: string, value: unknown): FieldTarget | undefined {
  const target = fieldTarget(name);
  if (target === undefined || target === 'ignored' || target === 'text') return target;
  const list = target === 'tags' && typeof value === 'string' ? value.split(TAG_MARK) : value;
  const values = (Array.isArray(list) ? list : [list]).flatMap((one) =>
    typeof one === 'string' || typeof one === 'number' ? [String(one).replaceAll(/\s+/g, ' ').trim()] : [],
  );
  const given = values.filter((one) => one !== '');
  if (given.length === 0 || fields[target] !== undefined) return target;
  if (LISTS.has(target)) fields[target] = given;
  else fields[target] = given.join(', ');
  return target;
}

const one = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const many = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : undefined;

/** The collected values in their shape. */
export function asStated(fields: Readonly<Record<string, unknown>>): StatedFields {
  const entries: [string, unknown][] = [];
  for (const [name, value] of Object.entries(fields)) {
    const text = one(value);
    const shaped = LISTS.has(name) ? many(value) : name === 'lang' && text !== undefined ? languageTag(text) : text;
    if (shaped !== undefined) entries.push([name, shaped]);
  }
  return Object.fromEntries(entries);
}
