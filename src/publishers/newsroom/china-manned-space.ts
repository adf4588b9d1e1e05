/** Press conferences and news of the China Manned Space programme. */
export const chinaMannedSpace = {
  name: '中国载人航天工程办公室',
  hosts: ['cmse.gov.cn'],
  zone: 'Asia/Shanghai',
  languages: ['zh'],
  layouts: [
    {
      title: '.mainCon > .title',
      date: '.mainCon .pubDate',
      body: '#content.content',
    },
  ],
  boilerplate: ['友情链接'],
};
