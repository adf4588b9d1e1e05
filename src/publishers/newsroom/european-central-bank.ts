/** Press conferences and releases of the European Central Bank in its design of the 2010s. */
export const europeanCentralBank = {
  name: 'European Central Bank',
  hosts: ['ecb.europa.eu'],
  zone: 'Europe/Berlin',
  languages: ['en'],
  layouts: [
    {
      title: 'h1.ecb-pressContentTitle',
      date: 'h2.ecb-pressContentSubtitle',
      body: '.ecb-pressContent article',
      remove: 'h1.ecb-pressContentTitle, h2.ecb-pressContentSubtitle',
    },
  ],
  boilerplate: [],
};
