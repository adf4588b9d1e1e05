/** News of the Austrian Federal Chancellery; the date stands inside the headline's element. */
export const bundeskanzleramt = {
  name: 'Bundeskanzleramt Österreich',
  hosts: ['bundeskanzleramt.gv.at'],
  zone: 'Europe/Vienna',
  languages: ['de', 'en'],
  layouts: [
    {
      title: 'main#content h1 .title',
      date: 'main#content h1 .supertitle time',
      body: 'main#content',
      remove: 'h1',
    },
  ],
  boilerplate: ['Direkt zu Inhalt aufklappen'],
};
