import { bundesamtNaturschutz } from './newsroom/bundesamt-naturschutz.ts';
import { bundeskanzleramt } from './newsroom/bundeskanzleramt.ts';
import { bundespraesident } from './newsroom/bundespraesident.ts';
import { chinaMannedSpace } from './newsroom/china-manned-space.ts';
import { europeanCentralBank } from './newsroom/european-central-bank.ts';
import { europeanParliament } from './newsroom/european-parliament.ts';
import { jamaicaInformationService } from './newsroom/jamaica-information-service.ts';
import { obamaWhiteHouse } from './newsroom/obama-white-house.ts';
import { shanxiGovernment } from './newsroom/shanxi-government.ts';
import { swissEconomicAffairs } from './newsroom/swiss-economic-affairs.ts';
import { parseProfile } from './parse-profile.ts';
import type { Profile } from './profile.ts';

/** The profiles that come with the program, one data file each under `newsroom/`. */
export const NEWSROOMS: readonly Profile[] = Object.entries({
  'bundesamt-naturschutz': bundesamtNaturschutz,
  bundeskanzleramt,
  bundespraesident,
  'china-manned-space': chinaMannedSpace,
  'european-central-bank': europeanCentralBank,
  'european-parliament': europeanParliament,
  'jamaica-information-service': jamaicaInformationService,
  'obama-white-house': obamaWhiteHouse,
  'shanxi-government': shanxiGovernment,
  'swiss-economic-affairs': swissEconomicAffairs,
}).map(([name, data]) => parseProfile(data, `newsroom/${name}`));
