import { ownCopy } from '../own-copy.ts';
import type { HtmlElement } from './node.ts';

/**
 * What class, id and role call an element, as bits: words of names, not substrings (`address` is no `ad`).
 * Names are written in English on most sites of the world; the others' words are listed where they are common.
 */
export type NameKinds = number;

/** Furniture wherever it stands: related, share, newsletter, navigation, sidebar … */
export const BOX = 1;
/** Small things around an article: byline, date, kicker, tags. */
export const META = 2;
/** Caption or credit of a picture. */
export const CAPTION = 4;
/** Comments, consent: never content, however much prose they hold. */
export const FOREIGN = 8;
/** Names that say "this is the article's text". */
export const BODY = 16;

/** The lead of an article, where it stands apart from the text. */
export const LEAD = 32;
/** A second headline under the first. */
export const SUBTITLE = 64;
/** The headline. */
export const HEADLINE = 128;
/** The names of the authors. */
export const BYLINE = 256;
/** Where the page stands on its site. */
export const CRUMBS = 512;

const part = (words: string): RegExp => new RegExp(`(?:^|[ _-])(?:${words})(?=$|[ _-])`, 'i');

const BOX_NAME = part(
  'related|recirc|recommend(?:ed|ations?|er)?|newsletters?|subscribe|subscription|signup|sign-?up|promos?|promoted|teasers?|shar(?:e|ing)|share-?(?:bar|buttons?|links?|tools?)|addthis\\w*|sharedaddy|social|socials|social-?\\w+|follow|tag-?list|tagcloud|breadcrumbs?|bread-crumbs?|author-?(?:bio|box|info|card|profile)|(?:about|post)-?author|info-?box|fact-?box|factbox|expandable-box|fakta-?boks|fakta-?ruta|bio|disclaimer|sidebar|side-?bar|widget|ad|ads|advert|adverts|advertisement|advertising|ad-?(?:slot|unit|wrapper|container|label)|banner|sponsor(?:ed)?|outbrain|taboola|rollover|tooltip|popup|pop-?up|modal|overlay|slideshow|carousel|trending|most-?(?:read|popular|viewed)|popular|more-?(?:from|on|stories|news|links)|breaking-?news|(?:news-?)?ticker|latest-?(?:news|posts|stories|articles)|recent-?(?:posts|news|articles)|top-?stories|lenta|news-?feed|read-?(?:more|next|also)|see-?also|inline-?(?:links?|related|promo)|instory|embed-?(?:link|teaser)|toolbar|tools|rating|paginat(?:ion|or)|pager|next-?prev|prev-?next|post-?navigation|footer|foot|site-?header|masthead|menu|nav|navbar|navi|navigation|skip|print-?(?:only|header|footer)|d-print-block|visually-?hidden|screen-?reader(?:-text)?|sr-only|donat(?:e|ion)|spende[nr]?|similar|upsell|cta|call-to-action|\\w+-cta|login|register|page-?bottom|bottom-?(?:all|line|bar|nav|menu|links|note)',
);
/** Only as a whole name: `field-label-hidden` hides a label, not the field. */
const HIDDEN_NAME = /(?:^| )(?:hidden|hide|is-hidden|invisible)(?= |$)/i;
const META_NAME = part(
  'byline|by-line|dateline|timestamp|published|updated|pub-?date|date|datum|time|meta|entry-?meta|post-?meta|article-?meta|kicker|eyebrow|tags?|topics|keywords|article-?(?:info|tools|details)|post-?(?:info|date|tags|byline)|entry-?(?:date|utility)|submitted|autor|author',
);
const CAPTION_NAME = part(
  'captions?|credits?|copyright|cutline|photo-?(?:info|credit|caption)|image-?(?:info|credit|caption|copyright)|wp-caption-text|gallery-?caption|video-?(?:caption|title|info)|bildunterschrift|bildtext|legende?|bildnachweis|fotocredit|img-?(?:caption|credit)|pic-?caption|media-?caption',
);
const FOREIGN_NAME = part(
  'comments?|comment(?!ary|ator|aries)-?\\w*|kommentar\\w*|koment\\w*|komment\\w*|coment\\w*|commenti|yorum\\w*|sxoli\\w*|reacties|leserbriefe?|talkback|guestbook|disqus\\w*|respond|replies|cookies?|cookie-?\\w*|gdpr\\w*|consent|consent-?\\w*|cli-?modal\\w*|cmp|onetrust\\w*|privacy-?(?:banner|notice|popup|modal)|usercentrics\\w*|didomi\\w*',
);
const LEAD_NAME = part(
  'lead|lede|leadtext|lead-?(?:text|in|paragraph)|intro|introduction|intro-?text|article-?intro|standfirst|stand-first|teaser-?text|article-?teaser|\\w+__teaser|chapo|chapeau|abstract|vorspann|dek|sub-?head(?:line|ing)?|bajada|entradilla|ingress|perex|anons|zajawka|sapo|summary|article-?(?:summary|lead|caption)|article_lead|key-?points?',
);
const SUBTITLE_NAME = part(
  'sub-?titles?|sub-?headlines?|sub-?headings?|sub-?head|secondary-?title|title-?secondary|dek|unter-?titel|unter-?zeile|unter-?ueberschrift|sous-?titres?|sub-?titulos?|sotto-?titol[oi]|under-?rubrik|under-?titt?el|onder-?titel|pod-?tytul|pod-?titul(?:ek)?|pod-?naslov|al(?:a|i)-?otsikko|alt-?baslik|pod-?zagolovok|subtitlu',
);
const BODY_NAME =
  /(?:^|[ _-])(?:(?:article|entry|post|story|news|page|content|main|blog|text|field-?name|release)[_-]*(?:body|content|text|copy|detail|details)|articlebody|storytext|maintext|rich-?text|field-name-body|field--name-body|body-?(?:copy|text|content))(?=$|[ _-])/i;

const HEADLINE_NAME =
  /(?:^|[\s_-])(?:headline|entry-?title|article-?title|post-?title|story-?title|news-?title|page-?title|main-?title|press-?title|title|titel|titulo|titre|titolo|tit)(?=$|[\s_-])/i;
const BYLINE_NAME =
  /(?:^|[\s_-])(?:by-?line(?:-?(?:name|author|text))?|author(?:-?(?:name|s|link))?|autor(?:en)?|writer|reporter|entry-?author|post-?author|article-?author|article__author)(?=$|\s)/i;
const CRUMBS_NAME =
  /(?:^|[\s_-])(?:bread-?crumbs?|crumbs?|breadcrum\w*|pathway|rootline|brotkrumen?|brotkrume\w*|fil-?ariane|ariane|migas|klickpfad|you-?are-?here|documentbreadcrumbs|locationpath|topicpath|weizhi|mbx|crumb-?trail)(?=$|[\s_-])/i;

/** WordPress and Drupal write taxonomy and page states into classes (`tag-…`, `category-…`, `author-…`): no names of boxes. */
const TAXONOMY =
  /^(?:tag|category|cat|post|author|format|status|type|page|single|has|is|topic|term|no|with|without|not|js|wf|elementor|wp-block|vc|et|u|hentry|col|row|span|grid)-/i;

/** Names of boxes that look like taxonomy. */
const BOX_LIKE =
  /^(?:author-?_?(?:bio|box|info|card|avatar)|(?:post|page|single)-?_?(?:author|navigation|nav|meta|date|tags|content|body|text|related|share|footer)|tag-?(?:list|cloud|links))$/i;

const cache = new Map<string, NameKinds>();
const CACHE_SIZE = 20_000;

/** What class, id, role, itemprop and, for breadcrumbs, aria-label call an element. */
export const namesOf = (element: HtmlElement): NameKinds => (element.names ??= readNames(element));

function readNames(element: HtmlElement): NameKinds {
  const { attribs } = element;
  const names = attribs['class'] ?? '';
  const id = attribs['id'];
  const full = id === undefined ? names : `${names} ${id}`;
  const label = attribs['aria-label'];
  return (
    (full === '' ? 0 : kindsOf(full)) |
    kindsOfElement(element.name, attribs['role'], attribs['itemprop']) |
    (label === undefined ? 0 : kindsOf(label) & CRUMBS)
  );
}

function kindsOf(full: string): NameKinds {
  const known = cache.get(full);
  if (known !== undefined) return known;
  const kinds = testNames(full);
  if (cache.size >= CACHE_SIZE) cache.clear();
  if (full.length < 500) cache.set(ownCopy(full), kinds);
  return kinds;
}

function testNames(full: string): NameKinds {
  const stated = full.slice(0, 2000);
  const whole =
    (HEADLINE_NAME.test(stated) ? HEADLINE : 0) |
    (BYLINE_NAME.test(stated) ? BYLINE : 0) |
    (CRUMBS_NAME.test(hyphenated(stated)) ? CRUMBS : 0);
  const names = stated
    .split(/\s+/)
    .filter((token) => !TAXONOMY.test(token) || BOX_LIKE.test(token))
    .map(hyphenated)
    .join(' ');
  if (names.trim() === '') return whole;
  return (
    whole |
    (BOX_NAME.test(names) || HIDDEN_NAME.test(names) ? BOX : 0) |
    (META_NAME.test(names) ? META : 0) |
    (CAPTION_NAME.test(names) ? CAPTION : 0) |
    (FOREIGN_NAME.test(names) ? FOREIGN : 0) |
    (BODY_NAME.test(names) ? BODY : 0) |
    (LEAD_NAME.test(names) ? LEAD : 0) |
    (SUBTITLE_NAME.test(names) ? SUBTITLE : 0)
  );
}

/** relatedPosts is related-posts. */
const hyphenated = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, '-');

function kindsOfElement(name: string, role: string | undefined, itemprop: string | undefined): NameKinds {
  let kinds = 0;
  if (
    name === 'aside' ||
    name === 'form' ||
    name === 'footer' ||
    name === 'nav' ||
    name === 'button' ||
    name === 'dialog'
  )
    kinds |= BOX;
  if (name === 'figcaption' || name === 'caption') kinds |= CAPTION;
  if (role === 'doc-subtitle') kinds |= SUBTITLE;
  if (
    role !== undefined &&
    /^(?:complementary|navigation|dialog|alertdialog|search|banner|contentinfo|menu|menubar|toolbar|button)$/.test(role)
  )
    kinds |= BOX;
  if (itemprop !== undefined) {
    if (/articleBody/i.test(itemprop)) kinds |= BODY;
    if (/^alternativeHeadline$/i.test(itemprop)) kinds |= SUBTITLE;
    if (/^(?:caption|copyrightHolder)$/.test(itemprop)) kinds |= CAPTION;
    if (/^(?:author|datePublished|dateModified|keywords)$/.test(itemprop)) kinds |= META;
    if (/^(?:comment)$/.test(itemprop)) kinds |= FOREIGN;
  }
  return kinds;
}
