/** Releases of the Jamaica Information Service. */
export const jamaicaInformationService = {
  name: 'Jamaica Information Service',
  hosts: ['jis.gov.jm'],
  zone: 'America/Jamaica',
  languages: ['en'],
  layouts: [
    {
      title: 'article.type-post h1.entry-title',
      date: 'article.type-post .date_cat .date',
      body: 'article.type-post .entry-content',
    },
  ],
  boilerplate: [],
};
