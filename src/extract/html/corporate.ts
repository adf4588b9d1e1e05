/** What companies and institutions say of themselves at the end of a release. */
const FACT =
  /\b(?:headquartered|based in|founded in|established in|employs|employees|subsidiar(?:y|ies)|operates in|operating businesses|offices in|listed on|traded on|registered shares|annual (?:sales|revenue|turnover)|mit (?:haupt)?sitz in|gegründet|beschäftigt|mitarbeiter(?:innen)?|niederlassungen|börsennotiert|jahresumsatz|siège (?:social )?(?:à|est)|fondée? en|emploie|collaborateurs|filiales|chiffre d.affaires|cotée?|con sede en|fundada en|empleados|filiales en|cotiza|con sede a|fondata nel|dipendenti|quotata|fatturato|com sede em|funcionários|colaboradores|gevestigd in|opgericht in|medewerkers|huvudkontor|grundades|anställda|hovedkontor|siedzibą w|założona w|zatrudnia)(?![\p{L}])/giu;
const DEFINITION =
  /^\p{Lu}[\p{L}\p{N}.&®™'’-]*(?: [\p{L}\p{N}.,&®™()'’:-]+){0,7} (?:is|are|ist|sind|est|es|è|é|är|er|jest) (?:an?|the|one of|ein|eine|einer|der|die|das|un|une|el|la|le|una|uno|um|uma|en|ett)\b/u;

/** Two facts of that kind in one paragraph: `headquartered in …`, `employs …`. */
export function statesFacts(text: string): boolean {
  return new Set((text.slice(0, 1500).match(FACT) ?? []).map((fact) => fact.toLowerCase())).size >= 2;
}

/** `X is a global provider of …` */
export function definesItself(text: string): boolean {
  return DEFINITION.test(text.slice(0, 200));
}
