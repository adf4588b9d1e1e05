/** News of the People's Government of Shanxi. */
export const shanxiGovernment = {
  name: '山西省人民政府',
  hosts: ['shanxi.gov.cn'],
  zone: 'Asia/Shanghai',
  languages: ['zh'],
  layouts: [
    {
      title: '.detail-article-title h2',
      date: '.article-infos-source',
      body: '.article-body',
    },
  ],
  boilerplate: ['扫一扫在手机打开当前页面'],
};
