/** What a capture that is no article says of itself. */
export type GatePhrase = 'challenge' | 'consent' | 'soft-404' | 'attachment-only';

/** Checks for bots; the phrases of the common services and their translations. */
const CHALLENGE =
  /pardon our interruption|just a moment\s*(?:\.\.\.|…)|^attention required\s*[!|]|access to this page has been denied|verify(?:ing)? (?:that )?you are (?:a )?human|are you a (?:human|robot)|i.?m not a robot|checking (?:if the site connection is secure|your browser)|unusual traffic from your|please enable (?:js|javascript)(?: and| to| in)|enable javascript and cookies to continue|you have been blocked|^bot (?:detection|protection)$|security check(?:point)? to (?:access|continue)|complete the (?:captcha|security check)|performance & security by cloudflare|ddos protection by|incapsula incident id|reference #[\da-f]+\.[\da-f.]+|sicherheitsüberprüfung|sind sie ein (?:mensch|roboter)|vérification de sécurité|êtes-vous un robot|verificación de seguridad|no soy un robot|verifica di sicurezza|non sono un robot|проверка безопасности|подтвердите, что вы (?:не робот|человек)|请完成安全验证|安全验证|人机验证|请输入验证码|ロボットではありません|보안 ?문자/i;
/** The whole of a title, or all of it before the site's name: "Access denied to the harbour for old ships" is news. */
const ACCESS_DENIED =
  /^(?:error\s*)?(?:403\s*[-–—:|]?\s*)?(?:access (?:to this page has been )?denied|403 forbidden|403|forbidden|zugriff verweigert|accès refusé|acceso denegado|accesso negato|acesso negado|доступ (?:запрещ[её]н|ограничен)|拒绝访问|アクセスが拒否されました)\s*[.!]*(?:\s*[|–—:·(-].*)?$/i;
/** Titles of walls; the same words inside a text are no wall. */
const CONSENT =
  /^(?:before you continue(?: to \S{1,40})?|cookie (?:consent|settings|wall)|(?:your|we value your) privacy|privacy (?:settings|preferences)|consent|log ?in|sign ?in|please (?:log|sign) in|member login|subscribe to (?:continue|read)|datenschutz-?einstellungen|privatsphäre-?einstellungen|anmelden|anmeldung|einloggen|connexion|se connecter|identifiez-vous|iniciar sesi[oó]n|accedi|entrar|fazer login|вход|авторизация|войти|(?:we|this (?:web)?site) uses? cookies|(?:wir verwenden|diese (?:web)?seite verwendet) cookies|nous utilisons des cookies|utilizamos cookies|utilizziamo i cookie|zustimmung|einwilligung|consentement|登录|登入|用户登录|ログイン|로그인)(?:\s*[|–—:·-].*)?$/i;
const MISSING =
  /^(?:(?:http|error|fehler|erreur|erro|errore|ошибка|błąd|chyba|hata|http error)\s*[-:]?\s*)?(?:404|50[0234])\s*(?:[-–—:|.!(].*|error.*|not found.*|page.*|fehler.*|forbidden.*|internal.*|bad gateway.*|service.*)?$|^(?:\S+ ){0,3}(?:page|file|article|content|document|site) (?:can(?:'|’)?t be|cannot be|could not be|was not|not|no longer) (?:found|exists?|available)|^(?:sorry[,.!]? )?(?:we )?(?:can(?:'|’)?t|cannot|could(?: not|n(?:'|’)t)) find (?:that|the|this|your) page|^not found\b.{0,30}$|(?:page|article) (?:you (?:are looking for|requested)|does not exist)|^oops\b|^(?:die )?seite (?:wurde )?nicht (?:gefunden|vorhanden)|^inhalt nicht gefunden|^page (?:introuvable|non trouvée|inexistante)|^p[aá]gina (?:no|não|non) (?:encontrada|existe|trovata)|^страница не (?:найдена|существует)|^strona nie (?:została znaleziona|istnieje)|^stránka nenalezena|^sidan (?:kunde inte hittas|finns inte)|^siden (?:finnes ikke|blev ikke fundet)|^pagina niet gevonden|^η σελίδα δεν βρέθηκε|^sayfa bulunamadı|^الصفحة غير موجودة|页面不存在|页面没有找到|找不到(?:页面|頁面|网页|網頁)|^お探しのページ|ページが見つかりません|페이지를 찾을 수 없/i;
/** The site itself is down: titles as servers and systems write them. */
const DOWN =
  /^(?:internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out|(?:the |this )?(?:web)?site (?:is )?(?:down|under|undergoing|in) (?:for )?(?:scheduled )?maintenance|(?:down for )?maintenance(?: mode)?|wartungsarbeiten|wartungsmodus|site en maintenance|sitio en mantenimiento|sito in manutenzione|технические работы)\s*[.!]*(?:\s*[|–—:·-].*)?$/i;
const ATTACHMENT =
  /(?:see|please (?:see|find)) (?:the )?attach(?:ed|ment)|siehe (?:anhang|anlage)|voir (?:la )?pi[eè]ce jointe|ver (?:archivo )?(?:adjunto|anexo)|(?:详|詳)?见附件|請見附件|请见附件|添付(?:ファイル|資料)(?:を|の)|첨부\s?파일을? ?참[고조]|см\. (?:вложение|приложение)/i;

/** The phrase of a page's title or heading. */
export function titlePhrase(title: string): GatePhrase | undefined {
  const text = title.trim();
  if (CHALLENGE.test(text) || ACCESS_DENIED.test(text)) return 'challenge';
  if (MISSING.test(text) || DOWN.test(text)) return 'soft-404';
  return CONSENT.test(text) ? 'consent' : undefined;
}

/** The phrase anywhere in a short text. */
export function textPhrase(text: string): GatePhrase | undefined {
  if (CHALLENGE.test(text)) return 'challenge';
  return ATTACHMENT.test(text) ? 'attachment-only' : undefined;
}

/** Frames and scripts of services that check for bots; only their pages hold nothing else. */
const CHECKER =
  /_incapsula_resource|\/cdn-cgi\/challenge-platform|captcha-delivery\.com|px-captcha|perimeterx|ddos-guard/i;

/** Whether an address is that of a check for bots. */
export const isChecker = (address: string): boolean => CHECKER.test(address.slice(0, 500));
