/** Releases and speeches of the Swiss administration in the news service of the Department of Economic Affairs. */
export const swissEconomicAffairs = {
  name: 'Eidgenössisches Departement für Wirtschaft, Bildung und Forschung',
  hosts: ['wbf.admin.ch'],
  zone: 'Europe/Zurich',
  languages: ['de', 'fr', 'it', 'en'],
  layouts: [
    {
      title: '.contentHead h1',
      date: '.mod-nsbnewsdetails > p:first-of-type',
      body: '.mod-nsbnewsdetails',
      remove: '.mod-nsbnewsdetails > p:first-of-type, .mod-nsbnewsdetails > hr ~ p',
    },
  ],
  boilerplate: ['Zum Seitenanfang'],
};
