/** Files in folders and containers that are taken up; a file named by the user is read whatever its name. */
export const READABLE =
  /\.(?:html?|xhtml|shtml|mht(?:ml)?|txt|text|md|markdown|te?xt|asp|aspx|php|jsp)$|(?:^|\/)[^./]+$/i;

/** Containers in folders that are opened. */
export const CONTAINER = /\.(?:zip|tar|tgz|(?:tar|html?|txt|text|md|markdown)\.gz)$|(?:^|\/)[^./]+\.gz$/i;
