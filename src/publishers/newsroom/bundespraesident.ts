/** Speeches and releases of the Federal President of Germany. */
export const bundespraesident = {
  name: 'Bundespräsidialamt',
  hosts: ['bundespraesident.de'],
  zone: 'Europe/Berlin',
  languages: ['de'],
  layouts: [
    {
      title: '.singleview > h1.isFirstInSlot',
      date: '.singleview > .article-metadata',
      body: '#main-inner',
    },
  ],
  boilerplate: ['Springe direkt zu:'],
};
