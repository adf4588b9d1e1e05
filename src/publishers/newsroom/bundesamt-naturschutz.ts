/** Press releases of the German Federal Agency for Nature Conservation. */
export const bundesamtNaturschutz = {
  name: 'Bundesamt für Naturschutz',
  hosts: ['bfn.de'],
  zone: 'Europe/Berlin',
  languages: ['de', 'en'],
  layouts: [
    {
      title: '.s-node--type--page-press h1',
      date: '.s-node--type--page-press .field--name-field-publishing-date',
      body: '.s-node__corpus > .field--name-field-abstract, .s-node--type--page-press .s-paragraph--type--text',
    },
  ],
  boilerplate: ['Zurück nach oben'],
};
