/** Press room of the European Parliament; times are those of Brussels. */
export const europeanParliament = {
  name: 'European Parliament',
  hosts: ['europarl.europa.eu'],
  zone: 'Europe/Brussels',
  languages: ['en', 'fr', 'de'],
  layouts: [
    {
      title: 'h1.ep_title',
      date: '.ep_subtitle .ep-layout_date',
      body: '.ep-a_facts, .ep-a_text',
    },
  ],
  boilerplate: ['Share this page:'],
};
