/** Press office of the White House under President Obama, as the National Archives keep it. */
export const obamaWhiteHouse = {
  name: 'The White House',
  hosts: ['obamawhitehouse.archives.gov'],
  zone: 'America/New_York',
  languages: ['en', 'es'],
  layouts: [
    {
      title: '.pane-node-title h1',
      date: '#press_article_date_created',
      body: '.pane-node-field-forall-body .field-item, .pane-node-field-transcript .field-item',
    },
  ],
  boilerplate: [],
};
