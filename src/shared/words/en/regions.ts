/** The vendor's regions as people know them; the id is the domain that names one. */
export interface RegionWords {
  id: string;
  label: string;
}

export const regionWords: readonly RegionWords[] = [
  { id: 'mypurecloud.com', label: 'Americas (US East) · us-east-1' },
  { id: 'usw2.pure.cloud', label: 'Americas (US West) · us-west-2' },
  { id: 'use2.us-gov-pure.cloud', label: 'Americas (US East, FedRAMP) · us-east-2' },
  { id: 'cac1.pure.cloud', label: 'Americas (Canada) · ca-central-1' },
  { id: 'mxc1.pure.cloud', label: 'Americas (Mexico) · mx-central-1' },
  { id: 'sae1.pure.cloud', label: 'Americas (São Paulo) · sa-east-1' },
  { id: 'mypurecloud.ie', label: 'EMEA (Dublin) · eu-west-1' },
  { id: 'euw2.pure.cloud', label: 'EMEA (London) · eu-west-2' },
  { id: 'mypurecloud.de', label: 'EMEA (Frankfurt) · eu-central-1' },
  { id: 'euc2.pure.cloud', label: 'EMEA (Zurich) · eu-central-2' },
  { id: 'edee1.eusc-pure.cloud', label: 'EMEA (EU Sovereign, Germany) · eusc-de-east-1' },
  { id: 'mec1.pure.cloud', label: 'Middle East (UAE) · me-central-1' },
  { id: 'aps1.pure.cloud', label: 'Asia Pacific (Mumbai) · ap-south-1' },
  { id: 'apse1.pure.cloud', label: 'Asia Pacific (Singapore) · ap-southeast-1' },
  { id: 'mypurecloud.com.au', label: 'Asia Pacific (Sydney) · ap-southeast-2' },
  { id: 'mypurecloud.jp', label: 'Asia Pacific (Tokyo) · ap-northeast-1' },
  { id: 'apne2.pure.cloud', label: 'Asia Pacific (Seoul) · ap-northeast-2' },
  { id: 'apne3.pure.cloud', label: 'Asia Pacific (Osaka) · ap-northeast-3' },
];
